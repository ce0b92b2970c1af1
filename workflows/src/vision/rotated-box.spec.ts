import { describe, expect, test } from '@jest/globals';
import { moveBox, regionOf, scaleBox, unclip } from './rotated-box.ts';

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

describe('moveBox', () => {
  test('moves the centre and nothing else', () => {
    expect(moveBox(box, 3, -4)).toEqual({ ...box, centerX: 53, centerY: 36 });
  });
});

describe('regionOf', () => {
  test('is the box itself when it is not turned', () => {
    expect(regionOf(box)).toEqual({ left: 35, top: 35, right: 65, bottom: 45 });
  });

  test.each([1, -1])('surrounds a turned box, direction %d', (direction) => {
    const turned = regionOf({ ...box, angle: (direction * Math.PI) / 4 });
    const side = (30 + 10) / Math.SQRT2;
    expect(turned.right - turned.left).toBeCloseTo(side, 10);
    expect(turned.bottom - turned.top).toBeCloseTo(side, 10);
    expect(turned.left).toBeCloseTo(50 - side / 2, 10);
  });
});
