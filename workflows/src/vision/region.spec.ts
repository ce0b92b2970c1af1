import { describe, expect, test } from '@jest/globals';
import { boxWithin, coveredBy, sharedArea } from './region.ts';

const region = { left: 10, top: 20, right: 30, bottom: 40 };

describe('sharedArea', () => {
  test.each([
    ['itself', region, 400],
    ['a quarter', { left: 20, top: 30, right: 60, bottom: 60 }, 100],
    ['a neighbour', { left: 30, top: 20, right: 50, bottom: 40 }, 0],
    ['something diagonal to it', { left: 50, top: 60, right: 70, bottom: 80 }, 0],
  ])('with %s', (_, other, area) => {
    expect(sharedArea(region, other)).toBe(area);
  });
});

test('coveredBy is a share of the first', () => {
  const half = { ...region, right: 20 };
  expect(coveredBy(region, half)).toBe(0.5);
  expect(coveredBy(half, region)).toBe(1);
});

describe('boxWithin', () => {
  test('cuts at the borders and leads back to the original', () => {
    const photo = { width: 25, height: 100, scaleToOriginal: 2 };
    expect(boxWithin({ ...region, top: -5 }, photo)).toEqual({
      x: 20,
      y: 0,
      width: 30,
      height: 80,
    });
  });
});
