import { describe, expect, test } from '@jest/globals';
import { paintMark } from './paint-mark.ts';

const sheet = (alpha: number[], grey: number[]) => ({
  sidePx: 2,
  alpha: Uint8Array.from(alpha),
  grey: Uint8Array.from(grey),
});
const picture = (data: number[], width: number, height: number) => ({
  data: Uint8Array.from(data),
  width,
  height,
});

describe('paintMark', () => {
  test('mixes the mark into all three channels by its alpha', () => {
    const pixels = picture([0, 100, 255, 10, 20, 30], 2, 1);
    paintMark(pixels, sheet([51, 0, 0, 0], [255, 255, 0, 0]));
    expect([...pixels.data]).toEqual([51, 131, 255, 10, 20, 30]);
  });

  test('covers what is opaque and darkens where the mark is dark', () => {
    const pixels = picture([200, 200, 200, 200, 200, 200], 1, 2);
    paintMark(pixels, sheet([255, 0, 128, 0], [77, 0, 0, 0]));
    expect([...pixels.data]).toEqual([77, 77, 77, 100, 100, 100]);
  });
});
