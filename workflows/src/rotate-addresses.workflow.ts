import type { EventInput } from '@focus-racer/contracts';
import { type Cursor, overPages } from './over-pages.ts';
import { patiently } from './patience.ts';
import { storeSteps } from './steps.ts';

/** Moves an event's public renditions to new addresses, so that the ones handed out before end. */
export async function rotateAddresses(input: EventInput & Partial<Cursor>): Promise<void> {
  const { eventId } = input;
  await overPages(input, async (after) => {
    const { next } = await patiently(() => storeSteps(input).rotateAddresses({ eventId, after }));
    return next;
  });
}
