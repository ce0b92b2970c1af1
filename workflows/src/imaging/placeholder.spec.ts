import { describe, expect, test } from '@jest/globals';
import { thumbHashToApproximateAspectRatio, thumbHashToAverageRGBA } from 'thumbhash';
import { placeholderOf } from './placeholder.ts';

const plain = (width: number, height: number, color: [number, number, number]) => ({
  data: Uint8Array.from({ length: width * height * 3 }, (_, i) => color[i % 3] ?? 0),
  width,
  height,
});

describe('placeholderOf', () => {
  test('carries the colour and about the shape of the picture', () => {
    const hash = Buffer.from(placeholderOf(plain(320, 213, [200, 60, 90])), 'base64');
    const { r, g, b, a } = thumbHashToAverageRGBA(hash);
    expect([r, g, b].map((value) => Math.round(value * 25.5) * 10)).toEqual([200, 60, 90]);
    expect(a).toBe(1);
    expect(thumbHashToApproximateAspectRatio(hash)).toBeCloseTo(7 / 5, 5);
  });

  test.each([
    [320, 1],
    [1, 320],
    [8, 6],
  ])('takes a picture of %d x %d', (width, height) => {
    expect(placeholderOf(plain(width, height, [1, 2, 3])).length).toBeGreaterThan(6);
  });
});
