import type { EventInput } from '@focus-racer/contracts';
import { type Cursor, overPages } from './over-pages.ts';
import { patiently } from './patience.ts';
import { pageSteps } from './steps.ts';

/** Identifies an event's photos again from their kept readings, after its start list changed. */
export async function reidentify(input: EventInput & Partial<Cursor>): Promise<void> {
  const { eventId } = input;
  const pages = pageSteps(eventId, 'identify a page of photos again');
  await overPages(input, async (after) => {
    const { next } = await patiently(() => pages.reidentifyPage({ eventId, after }));
    return next;
  });
}
