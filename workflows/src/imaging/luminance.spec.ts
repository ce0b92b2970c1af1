import { describe, expect, test } from '@jest/globals';
import { exposureOf, luminanceOf, sharpnessOf } from './luminance.ts';

const grey = (width: number, height: number, at: (x: number, y: number) => number) => ({
  data: Uint8Array.from({ length: width * height * 3 }, (_, i) => {
    const pixel = Math.floor(i / 3);
    return at(pixel % width, Math.floor(pixel / width));
  }),
  width,
  height,
});

describe('luminanceOf', () => {
  test('weighs red, green and blue as Rec. 601', () => {
    const data = Uint8Array.from([255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255]);
    expect([...luminanceOf({ data, width: 4, height: 1 }).data]).toEqual([77, 149, 29, 255]);
  });
});

describe('sharpnessOf', () => {
  test('is the variance of the Laplacian', () => {
    // One white pixel: its Laplacian is -1020, its four neighbours' 255, the other 31's 0.
    const picture = grey(8, 8, (x, y) => (x === 3 && y === 3 ? 255 : 0));
    const mean = (4 * 255 - 1020) / 36;
    expect(sharpnessOf(luminanceOf(picture))).toBeCloseTo(
      (1020 ** 2 + 4 * 255 ** 2) / 36 - mean ** 2,
      6,
    );
  });

  test('is 0 for a plain picture, an even slope and a strip too thin to tell', () => {
    expect(sharpnessOf(luminanceOf(grey(8, 8, () => 120)))).toBe(0);
    expect(sharpnessOf(luminanceOf(grey(8, 8, (x) => 10 * x)))).toBe(0);
    expect(sharpnessOf(luminanceOf(grey(100, 2, (x) => (x % 2) * 255)))).toBe(0);
  });

  test('falls when edges soften', () => {
    const hard = grey(16, 16, (x) => (x < 8 ? 0 : 240));
    const soft = grey(16, 16, (x) => Math.min(240, Math.max(0, (x - 5) * 40)));
    expect(sharpnessOf(luminanceOf(soft))).toBeLessThan(sharpnessOf(luminanceOf(hard)) / 4);
  });
});

describe('exposureOf', () => {
  test('gives the mean and the shares of clipped pixels', () => {
    const values = [0, 5, 6, 249, 250, 255, 128, 128];
    const exposure = exposureOf({ data: Uint8Array.from(values), width: 8, height: 1 });
    expect(exposure.mean).toBeCloseTo(values.reduce((a, b) => a + b) / (8 * 255), 10);
    expect(exposure).toMatchObject({ shadows: 2 / 8, highlights: 2 / 8 });
  });
});
