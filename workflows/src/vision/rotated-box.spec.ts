import { describe, expect, test } from '@jest/globals';
import { boundsWithin, scaleBox, unclip } from './rotated-box.ts';

const box = { centerX: 50, centerY: 40, width: 30, height: 10, angle: 0 };

describe('unclip', () => {
  test('grows each side by ratio · area ÷ perimeter', () => {
    const distance = (30 * 10 * 1.6) / 80;
    expect(unclip(box, 1.6)).toEqual({
      ...box,
      width: 30 + 2 * distance,
      height: 10 + 2 * distance,
    });
  });
});

describe('scaleBox', () => {
  test('stretches centre and sides, keeps the angle', () => {
    expect(scaleBox({ ...box, angle: 0.1 }, 2, 3)).toEqual({
      centerX: 100,
      centerY: 120,
      width: 60,
      height: 30,
      angle: 0.1,
    });
  });
});

describe('boundsWithin', () => {
  test('is the box itself when it is not turned', () => {
    expect(boundsWithin(box, 200, 200)).toEqual({ x: 35, y: 35, width: 30, height: 10 });
  });

  test.each([1, -1])('surrounds a turned box, direction %d', (direction) => {
    const turned = boundsWithin({ ...box, angle: (direction * Math.PI) / 4 }, 200, 200);
    const side = (30 + 10) / Math.SQRT2;
    expect(turned.width).toBeCloseTo(side, 10);
    expect(turned.height).toBeCloseTo(side, 10);
    expect(turned.x).toBeCloseTo(50 - side / 2, 10);
  });

  test('is cut at the borders of the picture', () => {
    expect(boundsWithin({ ...box, centerX: 5, centerY: 98 }, 100, 100)).toEqual({
      x: 0,
      y: 93,
      width: 20,
      height: 7,
    });
  });
});
