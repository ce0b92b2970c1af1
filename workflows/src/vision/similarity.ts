import type { Point } from './rotated-box.ts';

/** Turns, scales and moves: (x, y) → (a · x - b · y + x0, b · x + a · y + y0). */
export interface Similarity {
  readonly a: number;
  readonly b: number;
  readonly x0: number;
  readonly y0: number;
}

export function apply({ a, b, x0, y0 }: Similarity, { x, y }: Point): Point {
  return { x: a * x - b * y + x0, y: b * x + a * y + y0 };
}

/** The one that brings `from` nearest to `to`, point by point, by least squares. */
export function fitSimilarity(from: readonly Point[], to: readonly Point[]): Similarity {
  const center = meanOf(from);
  const target = meanOf(to);
  let along = 0;
  let across = 0;
  let spread = 0;
  for (const [i, point] of from.entries()) {
    const other = to[i] ?? target;
    const [u, v] = [point.x - center.x, point.y - center.y];
    const [p, q] = [other.x - target.x, other.y - target.y];
    along += u * p + v * q;
    across += u * q - v * p;
    spread += u * u + v * v;
  }
  const a = along / spread;
  const b = across / spread;
  return {
    a,
    b,
    x0: target.x - a * center.x + b * center.y,
    y0: target.y - b * center.x - a * center.y,
  };
}

export function meanOf(points: readonly Point[]): Point {
  const sum = points.reduce((total, { x, y }) => ({ x: total.x + x, y: total.y + y }));
  return { x: sum.x / points.length, y: sum.y / points.length };
}
