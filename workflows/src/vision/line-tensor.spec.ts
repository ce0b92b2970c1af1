import { describe, expect, test } from '@jest/globals';
import { LINE_HEIGHT, lineWidthFor, sampleLine } from './line-tensor.ts';

const pixels = (
  width: number,
  height: number,
  at: (x: number, y: number) => [number, number, number],
) => ({
  data: Uint8Array.from({ length: width * height }, (_, i) => i).reduce(
    (data, _, i) => {
      data.set(at(i % width, Math.floor(i / width)), i * 3);
      return data;
    },
    new Uint8Array(width * height * 3),
  ),
  width,
  height,
});

const normal = (value: number) => value / 127.5 - 1;

describe('lineWidthFor', () => {
  test.each([
    [96, 48, 96],
    [97, 48, 100],
    [5, 48, 16],
    [4000, 48, 320],
  ])('a box of %d x %d becomes %d wide', (width, height, expected) => {
    expect(lineWidthFor({ centerX: 0, centerY: 0, width, height, angle: 0 })).toBe(expected);
  });
});

describe('sampleLine', () => {
  const photo = pixels(200, 120, (x, y) => [x, y, 255 - x]);

  test('copies pixels when nothing is turned or scaled, blue plane first', () => {
    const box = { centerX: 80, centerY: 50, width: 64, height: 48, angle: 0 };
    const { data, width, height } = sampleLine(photo, box);
    expect([width, height]).toEqual([64, LINE_HEIGHT]);
    const plane = width * height;
    const at = (column: number, row: number) =>
      [0, 1, 2].map((p) => data[p * plane + row * width + column]!);
    for (const [column, row] of [
      [0, 0],
      [63, 0],
      [10, 47],
    ] as const) {
      const [x, y] = [48 + column, 26 + row];
      const [blue, green, red] = at(column, row);
      expect(blue).toBeCloseTo(normal(255 - x), 5);
      expect(green).toBeCloseTo(normal(y), 5);
      expect(red).toBeCloseTo(normal(x), 5);
    }
  });

  test('straightens a turned box', () => {
    const angle = 0.4;
    const stripes = pixels(200, 120, (x, y) => {
      const across = (y + 0.5 - 60) * Math.cos(angle) - (x + 0.5 - 100) * Math.sin(angle);
      return across < 0 ? [0, 0, 0] : [250, 250, 250];
    });
    const { data, width } = sampleLine(stripes, {
      centerX: 100,
      centerY: 60,
      width: 80,
      height: 48,
      angle,
    });
    const rowMean = (row: number) =>
      data.slice(row * width, (row + 1) * width).reduce((a, b) => a + b) / width;
    expect(rowMean(18)).toBeCloseTo(normal(0), 1);
    expect(rowMean(29)).toBeCloseTo(normal(250), 1);
  });

  test('averages fine detail instead of skipping it', () => {
    const comb = pixels(400, 200, (x) => (x % 2 === 0 ? [0, 0, 0] : [255, 255, 255]));
    const box = { centerX: 200, centerY: 100, width: 192, height: 192, angle: 0 };
    const { data } = sampleLine(comb, box);
    for (const value of data) expect(Math.abs(value)).toBeLessThan(0.3);
  });

  test('repeats the border outside the photo', () => {
    const plain = pixels(60, 60, () => [200, 200, 200]);
    const { data } = sampleLine(plain, {
      centerX: 0,
      centerY: 0,
      width: 96,
      height: 48,
      angle: 0.2,
    });
    for (const value of data) expect(value).toBeCloseTo(normal(200), 5);
  });
});
