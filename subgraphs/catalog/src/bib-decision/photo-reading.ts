import type { PersonRegion, ReadLine } from '@focus-racer/contracts';

/** What an engine said of one photo, as far as a decision about bibs needs it. */
export interface PhotoReading {
  readonly lines: readonly ReadLine[];
  readonly people: readonly PersonRegion[];
}
