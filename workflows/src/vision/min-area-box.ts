import type { Point, RotatedBox } from './rotated-box.ts';

/**
 * The smallest rectangle around the points (one of its sides lies on the convex hull), or null when
 * they enclose no area.
 */
export function minAreaBox(points: readonly Point[]): RotatedBox | null {
  const hull = convexHull(points);
  if (hull.length < 3) return null;
  let best: Extent | null = null;
  for (const [i, from] of hull.entries()) {
    const to = hull[(i + 1) % hull.length] ?? from;
    const extent = extentAlong(hull, Math.atan2(to.y - from.y, to.x - from.x));
    if (best === null || extent.width * extent.height < best.width * best.height) best = extent;
  }
  return best === null ? null : toBox(best);
}

/** Andrew's monotone chain, without collinear points. */
export function convexHull(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  if (sorted.length < 3) return sorted;
  return [...halfHull(sorted), ...halfHull(sorted.reverse())];
}

/** One half without its last point, which begins the other half. */
function halfHull(sorted: readonly Point[]): Point[] {
  const chain: Point[] = [];
  for (const point of sorted) {
    for (let last = chain.at(-1), before = chain.at(-2); last && before;) {
      if (turn(before, last, point) > 0) break;
      chain.pop();
      last = before;
      before = chain.at(-2);
    }
    chain.push(point);
  }
  return chain.slice(0, -1);
}

function turn(a: Point, b: Point, c: Point): number {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

interface Extent {
  readonly angle: number;
  readonly middleAlong: number;
  readonly middleAcross: number;
  readonly width: number;
  readonly height: number;
}

function extentAlong(hull: readonly Point[], angle: number): Extent {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const along = rangeOf(hull.map((p) => p.x * cos + p.y * sin));
  const across = rangeOf(hull.map((p) => p.y * cos - p.x * sin));
  return {
    angle,
    middleAlong: (along.min + along.max) / 2,
    middleAcross: (across.min + across.max) / 2,
    width: along.max - along.min,
    height: across.max - across.min,
  };
}

function rangeOf(values: readonly number[]): { min: number; max: number } {
  return { min: Math.min(...values), max: Math.max(...values) };
}

/** Text is rarely upside down: the side nearest to horizontal becomes the width. */
function toBox({ angle, middleAlong, middleAcross, width, height }: Extent): RotatedBox {
  const quarterTurns = Math.round(angle / (Math.PI / 2));
  const standsUp = quarterTurns % 2 !== 0;
  return {
    centerX: middleAlong * Math.cos(angle) - middleAcross * Math.sin(angle),
    centerY: middleAlong * Math.sin(angle) + middleAcross * Math.cos(angle),
    width: standsUp ? height : width,
    height: standsUp ? width : height,
    angle: angle - quarterTurns * (Math.PI / 2),
  };
}
