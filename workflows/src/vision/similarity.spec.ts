import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { apply, fitSimilarity, meanOf } from './similarity.ts';

const coordinate = fc.integer({ min: -500, max: 500 });
const point = fc.record({ x: coordinate, y: coordinate });

test('finds what was applied', () => {
  const three = [
    { x: 0, y: 0 },
    { x: 100, y: 10 },
    { x: 30, y: 80 },
  ];
  const factor = fc.double({ min: 0.2, max: 3, noNaN: true });
  fc.assert(
    fc.property(factor, factor, point, (a, b, { x, y }) => {
      const known = { a, b, x0: x, y0: y };
      const found = fitSimilarity(
        three,
        three.map((one) => apply(known, one)),
      );
      expect(found.a).toBeCloseTo(a, 6);
      expect(found.b).toBeCloseTo(b, 6);
      expect(found.x0).toBeCloseTo(x, 4);
      expect(found.y0).toBeCloseTo(y, 4);
    }),
  );
});

test('meanOf is in the middle', () => {
  expect(
    meanOf([
      { x: 0, y: 4 },
      { x: 10, y: 8 },
    ]),
  ).toEqual({ x: 5, y: 6 });
});
