import { deviationOf, meanOf, type Plane } from './luminance-plane.ts';

/** Parts of a picture by what makes a mark hard to see. */
export const GROUNDS = ['dark', 'bright', 'busy', 'plain'] as const;
export type Ground = (typeof GROUNDS)[number];

const TILE_PX = 128;
const DARK_BELOW = 60;
const BRIGHT_ABOVE = 195;
const BUSY_ABOVE_DEVIATION = 45;
/** A step that nobody overlooks on a plain ground. */
const MARKED_STEP = 6;

/**
 * How much the mark stands out in each tile of a picture: root mean square of the step in luminance
 * over the marked pixels, as a share of full scale.
 */
export function contrastsOf(plain: Plane, marked: Plane): { ground: Ground; contrast: number }[] {
  const tiles: { ground: Ground; contrast: number }[] = [];
  for (let top = 0; top + TILE_PX <= plain.height; top += TILE_PX) {
    for (let left = 0; left + TILE_PX <= plain.width; left += TILE_PX) {
      const below: number[] = [];
      const steps: number[] = [];
      for (let y = top; y < top + TILE_PX; y++) {
        for (let x = left; x < left + TILE_PX; x++) {
          const value = plain.data[y * plain.width + x] ?? 0;
          const step = (marked.data[y * plain.width + x] ?? 0) - value;
          below.push(value);
          if (Math.abs(step) >= MARKED_STEP) steps.push(step ** 2);
        }
      }
      const contrast = steps.length === 0 ? 0 : Math.sqrt(meanOf(steps)) / 255;
      tiles.push({ ground: groundOf(below), contrast });
    }
  }
  return tiles;
}

function groundOf(values: readonly number[]): Ground {
  if (deviationOf(values) > BUSY_ABOVE_DEVIATION) return 'busy';
  const mean = meanOf(values);
  if (mean < DARK_BELOW) return 'dark';
  return mean > BRIGHT_ABOVE ? 'bright' : 'plain';
}

/** The area of the largest square that no mark touches, as a share of the picture: what could be cut out. */
export function largestCleanShare(plain: Plane, marked: Plane): number {
  const { width, height } = plain;
  let above = new Uint16Array(width + 1);
  let side = 0;
  for (let y = 0; y < height; y++) {
    const row = new Uint16Array(width + 1);
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      if (Math.abs((marked.data[i] ?? 0) - (plain.data[i] ?? 0)) >= MARKED_STEP) continue;
      row[x + 1] = 1 + Math.min(row[x] ?? 0, above[x] ?? 0, above[x + 1] ?? 0);
      side = Math.max(side, row[x + 1] ?? 0);
    }
    above = row;
  }
  return side ** 2 / (width * height);
}
