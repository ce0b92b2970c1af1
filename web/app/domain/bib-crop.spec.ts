import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cropAround, photoBehind } from './bib-crop.ts';

const photo = { width: 6000, height: 4000 };

describe('cropAround', () => {
  test('has the bib in its middle, with room around it', () => {
    const crop = cropAround({ x: 2900, y: 1950, width: 200, height: 100 }, photo, 2);
    expect(crop).toEqual({ x: 2700, y: 1850, width: 600, height: 300 });
  });

  test('stays inside the photo, in the shape it was asked for, and holds the bib', () => {
    const dimension = fc.integer({ min: 1, max: 4000 });
    fc.assert(
      fc.property(
        dimension,
        dimension,
        dimension,
        dimension,
        fc.constantFrom(1, 1.5, 2),
        (x, y, width, height, aspect) => {
          const box = {
            x: Math.min(x, photo.width - 1),
            y: Math.min(y, photo.height - 1),
            width: Math.min(width, photo.width - x),
            height: Math.max(1, Math.min(height, photo.height - y)),
          };
          const crop = cropAround(box, photo, aspect);
          expect(crop.width / crop.height).toBeCloseTo(aspect, 6);
          expect(crop.x).toBeGreaterThanOrEqual(0);
          expect(crop.y).toBeGreaterThanOrEqual(0);
          expect(crop.x + crop.width).toBeLessThanOrEqual(photo.width + 1e-6);
          expect(crop.y + crop.height).toBeLessThanOrEqual(photo.height + 1e-6);
        },
      ),
    );
  });
});

test('the photo lies behind the window so that only the crop shows', () => {
  expect(photoBehind({ x: 1500, y: 1000, width: 3000, height: 2000 }, photo)).toEqual({
    width: '200.000%',
    height: '200.000%',
    left: '-50.000%',
    top: '-50.000%',
  });
});
