import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { convexHull, minAreaBox } from './min-area-box.ts';
import type { Point, RotatedBox } from './rotated-box.ts';

function corners({ centerX, centerY, width, height, angle }: RotatedBox): Point[] {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  return [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ].map(([a = 0, b = 0]) => ({
    x: centerX + (a * width * cos) / 2 - (b * height * sin) / 2,
    y: centerY + (a * width * sin) / 2 + (b * height * cos) / 2,
  }));
}

const points = fc.array(
  fc.record({ x: fc.integer({ min: -50, max: 50 }), y: fc.integer({ min: -50, max: 50 }) }),
  { maxLength: 40 },
);

describe('convexHull', () => {
  test('keeps the corners of a square and nothing on its sides', () => {
    const square = [0, 1, 2].flatMap((x) => [0, 1, 2].map((y) => ({ x, y })));
    const hull = convexHull(square);
    expect(hull).toHaveLength(4);
    expect(hull).toEqual(
      expect.arrayContaining([
        { x: 0, y: 0 },
        { x: 2, y: 0 },
        { x: 2, y: 2 },
        { x: 0, y: 2 },
      ]),
    );
  });

  test('turns one way only and leaves no point outside', () => {
    fc.assert(
      fc.property(points, (cloud) => {
        const hull = convexHull(cloud);
        if (hull.length < 3) return;
        for (const [i, a] of hull.entries()) {
          const b = hull[(i + 1) % hull.length]!;
          for (const p of cloud) {
            const side = (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
            expect(side).toBeGreaterThanOrEqual(0);
          }
        }
      }),
    );
  });
});

describe('minAreaBox', () => {
  test.each([0, 0.3, -0.3, 0.78, -0.78])('finds a box turned by %d radians', (angle) => {
    const box = { centerX: 12, centerY: -7, width: 40, height: 10, angle };
    const found = minAreaBox(corners(box))!;
    for (const key of ['centerX', 'centerY', 'width', 'height', 'angle'] as const) {
      expect(found[key]).toBeCloseTo(box[key], 9);
    }
  });

  test('calls the side nearest to horizontal the width', () => {
    const upright = minAreaBox(
      corners({ centerX: 0, centerY: 0, width: 40, height: 10, angle: 1.4 }),
    )!;
    expect(upright.width).toBeCloseTo(10, 9);
    expect(upright.height).toBeCloseTo(40, 9);
    expect(upright.angle).toBeCloseTo(1.4 - Math.PI / 2, 9);
  });

  test.each([[[]], [[{ x: 1, y: 1 }]], [[0, 1, 2].map((x) => ({ x, y: 2 * x }))]])(
    'points without area have none: %j',
    (cloud) => {
      expect(minAreaBox(cloud)).toBeNull();
    },
  );

  test('holds every point and is no larger than the upright box', () => {
    fc.assert(
      fc.property(points, (cloud) => {
        const box = minAreaBox(cloud);
        if (!box) return;
        for (const { x, y } of cloud) {
          const [dx, dy] = [x - box.centerX, y - box.centerY];
          const along = dx * Math.cos(box.angle) + dy * Math.sin(box.angle);
          const across = dy * Math.cos(box.angle) - dx * Math.sin(box.angle);
          expect(Math.abs(along)).toBeLessThanOrEqual(box.width / 2 + 1e-9);
          expect(Math.abs(across)).toBeLessThanOrEqual(box.height / 2 + 1e-9);
        }
        const span = (values: number[]) => Math.max(...values) - Math.min(...values);
        const uprightArea = span(cloud.map((p) => p.x)) * span(cloud.map((p) => p.y));
        expect(box.width * box.height).toBeLessThanOrEqual(uprightArea + 1e-9);
        expect(Math.abs(box.angle)).toBeLessThanOrEqual(Math.PI / 4 + 1e-9);
      }),
    );
  });
});
