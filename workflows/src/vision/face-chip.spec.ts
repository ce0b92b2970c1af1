import { describe, expect, test } from '@jest/globals';
import { cutChip, mirrored } from './face-chip.ts';

const SIDE = 4;
/** Red grows to the right, green downwards. */
const photo = {
  width: 40,
  height: 40,
  data: Uint8Array.from({ length: 40 * 40 * 3 }, (_, i) => {
    const x = Math.floor(i / 3) % 40;
    const y = Math.floor(i / 120);
    return [5 * x, 5 * y, 100][i % 3]!;
  }),
};
const red = (value: number) => (value - 122.782) / 255;
const green = (value: number) => (value - 117.001) / 255;

describe('cutChip', () => {
  test('takes pixels from where the similarity leads', () => {
    const { data } = cutChip(photo, { a: 1, b: 0, x0: 10, y0: 20 }, SIDE);
    expect(data[0]).toBeCloseTo(red(50), 5);
    expect(data[SIDE * SIDE]).toBeCloseTo(green(100), 5);
    expect(data[SIDE + 2]).toBeCloseTo(red(60), 5);
  });

  test('follows a turn by a quarter', () => {
    const { data } = cutChip(photo, { a: 0, b: 1, x0: 10, y0: 20 }, SIDE);
    expect(data[1]).toBeCloseTo(red(50), 5);
    expect(data[SIDE * SIDE + 1]).toBeCloseTo(green(105), 5);
  });

  test('averages where the photo is finer', () => {
    const { data } = cutChip(photo, { a: 4, b: 0, x0: 5.5, y0: 5.5 }, SIDE);
    expect(data[0]).toBeCloseTo(red(27.5), 4);
    expect(data[1]).toBeCloseTo(red(47.5), 4);
  });

  test('is black outside the photo', () => {
    const { data } = cutChip(photo, { a: 1, b: 0, x0: 100, y0: 0 }, SIDE);
    expect(data[0]).toBeCloseTo(red(0), 5);
  });
});

test('mirrored turns each row around', () => {
  const chip = cutChip(photo, { a: 1, b: 0, x0: 10, y0: 20 }, SIDE);
  const other = mirrored(chip);
  expect([...other.data.subarray(0, SIDE)]).toEqual([...chip.data.subarray(0, SIDE)].reverse());
  expect(mirrored(other)).toEqual(chip);
});
