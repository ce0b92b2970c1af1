import type { PersonRegion, ReadLine } from '@focus-racer/contracts';

/** Of a person, where the face is tells where a bib may hang. */
export type Person = Pick<PersonRegion, 'face'>;

/** What an engine said of one photo, as far as a decision about bibs needs it. */
export interface PhotoReading {
  readonly lines: readonly ReadLine[];
  readonly people: readonly Person[];
}
