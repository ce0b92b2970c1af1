import type { PhotoTileFragment, ReadOnPhotoFragment } from '~/graphql/generated.ts';

type Known = PhotoTileFragment['identifications'][number];

/** Bibs in their boxes: what everybody sees, or all that was read for whoever may know it. */
export function readsOnPhoto(
  known: readonly Known[],
  reading: {
    identifications: readonly ReadOnPhotoFragment[];
    uncertainReads: readonly ReadOnPhotoFragment[] | null;
  } | null,
): readonly (Known | ReadOnPhotoFragment)[] {
  return reading ? [...reading.identifications, ...(reading.uncertainReads ?? [])] : known;
}

export function isDoubted(read: Known | ReadOnPhotoFragment): boolean {
  return 'state' in read && read.state === 'UNCERTAIN';
}

/** In whole percents and never rounded up: what was read is never certain. */
export function shownConfidence(confidence: number): number {
  return Math.floor(confidence * 100 + 1e-9) / 100;
}
