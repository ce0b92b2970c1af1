import { setTimeout as sleep } from 'node:timers/promises';

/** Longer than the work takes on a calm machine, shorter than anybody minds. */
const FLOOR_MS = 300;

/**
 * Answers no sooner than the floor, whatever the work found: what differs by a few milliseconds, as
 * one more row written for a known address, cannot be told by the clock.
 */
export async function inEvenTime<T>(work: Promise<T>): Promise<T> {
  const [outcome] = await Promise.allSettled([work, sleep(FLOOR_MS)]);
  if (outcome.status === 'rejected') throw outcome.reason;
  return outcome.value;
}
