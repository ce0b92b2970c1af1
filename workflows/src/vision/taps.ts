/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed-array loops whose bounds hold by construction */

/** For each target sample: the first source sample that it takes, and the weights of `count` from there on. */
export interface Taps {
  readonly starts: Int32Array;
  readonly weights: Float64Array;
  readonly count: number;
}

/**
 * Weights, summing to 1, that carry `from`…`to` of a line of `length` samples over to `size` samples:
 * two neighbours when it is enlarged, a triangle of twice the step when it is shrunk. All taps lie
 * within the line.
 */
export function tapsFor(from: number, to: number, size: number, length: number): Taps {
  const step = (to - from) / size;
  const reach = Math.max(1, step);
  const count = Math.min(step <= 1 ? 2 : Math.ceil(reach * 2), length);
  const starts = new Int32Array(size);
  const weights = new Float64Array(size * count);
  for (let i = 0; i < size; i++) {
    const center = from + (i + 0.5) * step - 0.5;
    const ideal = step <= 1 ? Math.floor(center) : Math.ceil(center - reach);
    const start = Math.max(0, Math.min(ideal, length - count));
    starts[i] = start;
    let sum = 0;
    for (let tap = 0; tap < count; tap++) {
      const weight = Math.max(0, 1 - Math.abs(start + tap - center) / reach);
      weights[i * count + tap] = weight;
      sum += weight;
    }
    if (sum === 0) weights[i * count + (center < 0 ? 0 : count - 1)] = 1;
    else for (let tap = 0; tap < count; tap++) weights[i * count + tap]! /= sum;
  }
  return { starts, weights, count };
}
