/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed-array loops whose bounds hold by construction */
import type { MarkSheet } from './mark-sheet.ts';
import type { Pixels } from './pixels.ts';

/**
 * Lays the sheet over the picture, in place, left top corner on left top corner; neither side of the
 * picture may exceed the sheet's. Blending here takes a fifth of the CPU of sharp's composite.
 */
export function paintMark(pixels: Pixels, sheet: MarkSheet): void {
  for (let y = 0; y < pixels.height; y++) paintRow(pixels, sheet, y);
}

/** A function of its own: V8 leaves nested loops half optimised. */
function paintRow({ data, width }: Pixels, { alpha, grey, sidePx }: MarkSheet, y: number): void {
  const start = y * sidePx;
  for (let m = start, p = y * width * 3; m < start + width; m++, p += 3) {
    const opacity = alpha[m]!;
    if (opacity === 0) continue;
    const tone = grey[m]!;
    data[p] = blend(data[p]!, tone, opacity);
    data[p + 1] = blend(data[p + 1]!, tone, opacity);
    data[p + 2] = blend(data[p + 2]!, tone, opacity);
  }
}

/** In whole numbers: v + 128 + ((v + 128) >> 8) >> 8 is v / 255 rounded, for every v up to 65,025. */
function blend(below: number, above: number, opacity: number): number {
  const product = below * (255 - opacity) + above * opacity + 128;
  return (product + (product >> 8)) >> 8;
}
