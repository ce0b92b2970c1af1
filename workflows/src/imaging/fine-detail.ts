/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed-array loops whose bounds hold by construction */
import type { Box } from '@focus-racer/contracts';
import type { Luminance } from './luminance.ts';

/** What one pixel is in a picture of 1024 px; larger ones are measured in steps as much larger. */
const MEASURED_LONG_SIDE_PX = 1024;
const FINE_STEP_PX = 2;
/** Parts smaller than this each way tell nothing. */
const LEAST_SIDE_PX = 8;
/** Added to the coarse energy: what a plain wall has of its own is noise, not sharpness. */
const NOISE_ENERGY = 20;
/** Below this in every direction there is nothing to be sharp. */
const PLAIN_BELOW_ENERGY = 100;
/** Every second pixel each way of larger parts: shares of energy need no more. */
const THINNED_FROM_PX = 60_000;

/** Along a row, a falling diagonal, a column and a rising one. */
const DIRECTIONS = [
  [1, 0],
  [1, 1],
  [0, 1],
  [-1, 1],
] as const;

/**
 * How much of the detail of these parts together is fine, 0 to 100 percent, in the direction that has
 * least of it: the energy of second differences over 2 px against that over 4 px. Defocus takes fine
 * detail from all directions, motion from its own, and contrast changes neither share. Null when the
 * parts are too small or too plain to tell. `boxes` are in the picture's pixels.
 */
export function fineDetailOf(picture: Luminance, boxes: readonly Box[]): number | null {
  const fine = stepOf(picture);
  const energies = boxes
    .map((box) => inside(picture, box, 2 * fine))
    .filter((part) => part !== null)
    .map((part) =>
      DIRECTIONS.map(([dx, dy]) => {
        const stride = dy * picture.width + dx;
        return {
          fine: energyOf(picture, part, fine * stride),
          coarse: energyOf(picture, part, 2 * fine * stride),
        };
      }),
    );
  if (energies.length === 0) return null;
  const directions = DIRECTIONS.map((_, i) => ({
    fine: mean(energies.map((part) => part[i]!.fine)),
    coarse: mean(energies.map((part) => part[i]!.coarse)),
  }));
  if (directions.every(({ coarse }) => coarse < PLAIN_BELOW_ENERGY)) return null;
  const least = Math.min(...directions.map(({ fine, coarse }) => fine / (coarse + NOISE_ENERGY)));
  return Math.min(100, 100 * least);
}

/** The whole picture. */
export function fineDetailOfAll(picture: Luminance): number | null {
  const { width, height } = picture;
  return fineDetailOf(picture, [{ x: 0, y: 0, width, height }]);
}

function stepOf({ width, height }: Luminance): number {
  const scale = Math.max(width, height) / MEASURED_LONG_SIDE_PX;
  return Math.max(FINE_STEP_PX, Math.round(FINE_STEP_PX * scale));
}

interface Part {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Whole pixels that have neighbours `reach` px away on all sides. */
function inside({ width, height }: Luminance, box: Box, reach: number): Part | null {
  const part = {
    left: Math.max(reach, Math.round(box.x)),
    top: Math.max(reach, Math.round(box.y)),
    right: Math.min(width - reach, Math.round(box.x + box.width)),
    bottom: Math.min(height - reach, Math.round(box.y + box.height)),
  };
  const isLargeEnough =
    part.right - part.left >= LEAST_SIDE_PX && part.bottom - part.top >= LEAST_SIDE_PX;
  return isLargeEnough ? part : null;
}

/** Mean square of what a pixel differs from the mean of its neighbours `stride` before and after, doubled. */
function energyOf({ data, width }: Luminance, part: Part, stride: number): number {
  const { left, top, right, bottom } = part;
  const thin = (right - left) * (bottom - top) >= THINNED_FROM_PX ? 2 : 1;
  let sum = 0;
  let count = 0;
  for (let y = top; y < bottom; y += thin) {
    sum += rowEnergyOf(data, y * width + left, y * width + right, stride, thin);
    count += Math.ceil((right - left) / thin);
  }
  return sum / count;
}

/** A function of its own: V8 leaves nested loops half optimised. */
function rowEnergyOf(
  data: Uint8Array,
  from: number,
  end: number,
  stride: number,
  thin: number,
): number {
  let sum = 0;
  for (let i = from; i < end; i += thin) {
    const difference = 2 * data[i]! - data[i - stride]! - data[i + stride]!;
    sum += difference * difference;
  }
  return sum;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
