import { expect, test } from '@jest/globals';
import { heldInside, NO_ZOOM, zoomedAt } from './zoom.ts';
import { boxInPercent } from './photo-box.ts';

test('the point under the finger stays where it is', () => {
  const point = { x: 120, y: -40 };
  const lens = zoomedAt(NO_ZOOM, 2, point);
  const before = { x: point.x - NO_ZOOM.x, y: point.y - NO_ZOOM.y };
  expect({ x: (point.x - lens.x) / lens.scale, y: (point.y - lens.y) / lens.scale }).toEqual(
    before,
  );
});

test('the scale stays between one and five, and one is at rest', () => {
  expect(zoomedAt({ scale: 2, x: 30, y: 4 }, 0.1, { x: 0, y: 0 })).toEqual(NO_ZOOM);
  expect(zoomedAt(NO_ZOOM, 99, { x: 0, y: 0 }).scale).toBe(5);
});

test('a drag never loses the picture', () => {
  const size = { width: 400, height: 300 };
  expect(heldInside({ scale: 2, x: 900, y: -900 }, size, size)).toEqual({
    scale: 2,
    x: 200,
    y: -150,
  });
  expect(heldInside({ scale: 1, x: 50, y: 50 }, size, size)).toEqual(NO_ZOOM);
});

test('a box stands at its share of the picture', () => {
  const box = { x: 50, y: 30, width: 100, height: 60 };
  expect(boxInPercent(box, { width: 1000, height: 600 })).toEqual({
    left: '5.00%',
    top: '5.00%',
    width: '10.00%',
    height: '10.00%',
  });
});
