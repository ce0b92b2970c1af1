import type { CropRatio } from '@focus-racer/contracts';

/** Across to down, as the contracts have it, whose code is too heavy for a page. */
export const CROP_SHAPES = {
  SQUARE: [1, 1],
  PORTRAIT: [4, 5],
  WIDE: [16, 9],
  TALL: [9, 16],
} as const satisfies Record<CropRatio, readonly [number, number]>;
