import type { EventInput } from '@focus-racer/contracts';
import { type Cursor, overPages } from './over-pages.ts';
import { pageSteps, until } from './steps.ts';

/** Identifies an event's photos again from their kept readings, after its start list changed. */
export async function reidentify(input: EventInput & Partial<Cursor>): Promise<void> {
  const pages = pageSteps();
  await overPages(input, async (after) => {
    const page = await until(() => pages.reidentifyPage({ eventId: input.eventId, after }));
    return page.next;
  });
}
