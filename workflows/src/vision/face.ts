import type { Region } from './region.ts';

export interface Face extends Region {
  /** How probable it is that this is a face, 0 to 1. */
  readonly score: number;
}

/** Side of the square with a face's area: what torsos and digits are measured in. */
export function faceSize({ left, top, right, bottom }: Region): number {
  return Math.sqrt((right - left) * (bottom - top));
}
