import type { EventInput } from '@focus-racer/contracts';
import {
  ActivityFailure,
  condition,
  continueAsNew,
  isCancellation,
  setHandler,
} from '@temporalio/workflow';
import { lookAgain } from './over-pages.ts';
import { patiently, unlessWorkersDie } from './patience.ts';
import { inWindow } from './in-window.ts';
import { pageSteps, rerenderSteps } from './steps.ts';

/** How many photos of one event are rendered again at a time: what arrives goes first. */
const PHOTOS_AT_ONCE = 3;
const PAGES_PER_RUN = 10;

/** Where the batch stands: all it keeps. What it is to do is the catalog's, asked page by page. */
export interface RerenderCursor {
  after: string | null;
  /** Of the order that the cursor belongs to; 0 before the first page. */
  version: number;
}

/**
 * Renders an event's photos again with its present look, a bounded window at a time, while those it
 * has not reached stay as they are. A signal says that something else is wanted (another look, a
 * pause, a cancellation, a resumption): no photo is begun before the catalog has said what.
 */
export async function rerenderEvent(input: EventInput & Partial<RerenderCursor>): Promise<void> {
  const { eventId } = input;
  const pages = pageSteps(eventId, 'look which photos to render again');
  let signals = 0;
  setHandler(lookAgain, () => {
    signals += 1;
  });
  let { after = null, version = 0 } = input;
  for (let page = 1; ; page += 1) {
    const seen = signals;
    const hasNews = () => signals > seen;
    const at = after;
    const order = await patiently(() => pages.rerenderPage({ eventId, after: at }));
    if (order.state === 'CANCELLED' && !hasNews()) return;
    if (order.state === 'CANCELLED') continue;
    if (order.state === 'PAUSED') {
      await condition(hasNews);
      continue;
    }
    if (order.version !== version) {
      version = order.version;
      if (after !== null) {
        after = null;
        continue;
      }
    }
    const reachedAll = await inWindow(order.photoIds, PHOTOS_AT_ONCE, rerender, hasNews);
    if (reachedAll) after = order.next;
    if (reachedAll && after === null) {
      const { ended } = await patiently(() => pages.finishRerender({ eventId, version }));
      if (ended && !hasNews()) return;
    }
    if (page >= PAGES_PER_RUN) {
      await continueAsNew<(next: typeof input) => Promise<void>>({ ...input, after, version });
    }
  }

  async function rerender(photoId: string): Promise<void> {
    try {
      await unlessWorkersDie(() => rerenderSteps(input).rerender({ eventId, photoId }));
    } catch (error) {
      // What is refused for one photo is no reason to leave the others: it keeps its look.
      if (!(error instanceof ActivityFailure) || isCancellation(error)) throw error;
    }
  }
}
