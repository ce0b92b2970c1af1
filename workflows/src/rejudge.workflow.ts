import type { EventInput } from '@focus-racer/contracts';
import { type Cursor, overPages } from './over-pages.ts';
import { patiently } from './patience.ts';
import { pageSteps } from './steps.ts';

/** Judges an event's photos again from their kept measures, after its thresholds changed. */
export async function rejudge(input: EventInput & Partial<Cursor>): Promise<void> {
  const { eventId } = input;
  const pages = pageSteps(eventId, 'judge a page of photos again');
  await overPages(input, async (after) => {
    const { next } = await patiently(() => pages.rejudgePage({ eventId, after }));
    return next;
  });
}
