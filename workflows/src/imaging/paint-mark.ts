/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed-array loops whose bounds hold by construction */
import type { MarkSheet } from './mark-sheet.ts';
import type { Pixels } from './pixels.ts';

/**
 * Lays the sheet over the picture, in place, left top corner on left top corner; neither side of the
 * picture may exceed the sheet's. Blending here takes a fifth of the CPU of sharp's composite.
 */
export function paintMark(pixels: Pixels, sheet: MarkSheet): void {
  const { data, width, height } = pixels;
  for (let y = 0, p = 0; y < height; y++) {
    for (let m = y * sheet.sidePx, end = m + width; m < end; m++, p += 3) {
      const alpha = sheet.alpha[m]!;
      if (alpha === 0) continue;
      const grey = sheet.grey[m]!;
      data[p] = blend(data[p]!, grey, alpha);
      data[p + 1] = blend(data[p + 1]!, grey, alpha);
      data[p + 2] = blend(data[p + 2]!, grey, alpha);
    }
  }
}

function blend(below: number, above: number, alpha: number): number {
  return Math.round((below * (255 - alpha) + above * alpha) / 255);
}
