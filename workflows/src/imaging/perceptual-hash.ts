/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed-array loops whose bounds hold by construction */
import { boxAverage } from './box-average.ts';
import type { Luminance } from './luminance.ts';

const GRID = 32;
const KEPT = 8;
const cosines = Float64Array.from({ length: KEPT * GRID }, (_, i) =>
  Math.cos((Math.PI * Math.floor(i / GRID) * (2 * (i % GRID) + 1)) / (2 * GRID)),
);

/**
 * 64-bit pHash as 16 hex digits: the 8 x 8 lowest frequencies of a 32 x 32 DCT, each bit telling
 * whether one lies above their median. Copies made smaller, brighter or recompressed stay within 12
 * bits of each other.
 */
export function perceptualHash(luminance: Luminance): string {
  const frequencies = lowFrequencies(
    boxAverage(luminance, { channels: 1, channel: 0 }, GRID, GRID),
  );
  // The first one is the mean brightness: left out of the median, it would only shift it.
  const sorted = frequencies.slice(1).sort();
  const median = sorted[sorted.length >> 1]!;
  let hash = 0n;
  for (const frequency of frequencies) hash = (hash << 1n) | (frequency > median ? 1n : 0n);
  return hash.toString(16).padStart(16, '0');
}

export function hashDistance(a: string, b: string): number {
  let different = BigInt(`0x${a}`) ^ BigInt(`0x${b}`);
  let bits = 0;
  for (; different > 0n; different &= different - 1n) bits++;
  return bits;
}

/** Separable: rows first, of which only KEPT columns are needed. */
function lowFrequencies(grid: Float64Array): Float64Array {
  const byRow = new Float64Array(GRID * KEPT);
  for (let y = 0; y < GRID; y++) {
    for (let u = 0; u < KEPT; u++) {
      let sum = 0;
      for (let x = 0; x < GRID; x++) sum += grid[y * GRID + x]! * cosines[u * GRID + x]!;
      byRow[y * KEPT + u] = sum;
    }
  }
  const kept = new Float64Array(KEPT * KEPT);
  for (let v = 0; v < KEPT; v++) {
    for (let u = 0; u < KEPT; u++) {
      let sum = 0;
      for (let y = 0; y < GRID; y++) sum += byRow[y * KEPT + u]! * cosines[v * GRID + y]!;
      kept[v * KEPT + u] = sum;
    }
  }
  return kept;
}
