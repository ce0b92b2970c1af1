import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findRegions, type ProbabilityMap, type Run } from './text-regions.ts';

/** `#` is text. */
function mapOf(rows: string[]): ProbabilityMap {
  return {
    data: Float32Array.from(rows.join(''), (c) => (c === '#' ? 0.9 : 0.1)),
    width: rows[0]?.length ?? 0,
    height: rows.length,
  };
}

const pixelsOf = (runs: Run[]) =>
  runs
    .flatMap(({ y, start, end }) =>
      Array.from({ length: end - start }, (_, i) => `${start + i},${y}`),
    )
    .sort();

/** The slow and obvious way, to compare with. */
function floodFill({ data, width, height }: ProbabilityMap, threshold: number): string[][] {
  const seen = new Set<number>();
  const regions: string[][] = [];
  for (let start = 0; start < data.length; start++) {
    if (seen.has(start) || data[start]! <= threshold) continue;
    const stack = [start];
    seen.add(start);
    const region: string[] = [];
    for (let i = stack.pop(); i !== undefined; i = stack.pop()) {
      const [x, y] = [i % width, Math.floor(i / width)];
      region.push(`${x},${y}`);
      for (let dy = -1; dy <= 1; dy++) {
        for (let dx = -1; dx <= 1; dx++) {
          const [nx, ny] = [x + dx, y + dy];
          if (nx < 0 || ny < 0 || nx >= width || ny >= height) continue;
          const neighbour = ny * width + nx;
          if (seen.has(neighbour) || data[neighbour]! <= threshold) continue;
          seen.add(neighbour);
          stack.push(neighbour);
        }
      }
    }
    regions.push(region.sort());
  }
  return regions;
}

describe('findRegions', () => {
  test('keeps apart what does not touch, joins what touches at a corner', () => {
    const regions = findRegions(mapOf(['##..', '..#.', '....', '#..#']), 0.3);
    expect(regions.map(pixelsOf)).toEqual([['0,0', '1,0', '2,1'], ['0,3'], ['3,3']]);
  });

  test('joins two arms that meet only further down', () => {
    expect(findRegions(mapOf(['#.#.#', '#.#.#', '#####']), 0.3)).toHaveLength(1);
  });

  test('leaves out what equals the threshold', () => {
    const data = Float32Array.from([0.25, 0.5]);
    expect(findRegions({ data, width: 2, height: 1 }, 0.25).map(pixelsOf)).toEqual([['1,0']]);
  });

  test('finds what a flood fill finds', () => {
    const maps = fc.integer({ min: 1, max: 9 }).chain((width) =>
      fc
        .array(fc.constantFrom(0.1, 0.9), { minLength: width, maxLength: 9 * width })
        .map((values) => ({
          data: Float32Array.from(values),
          width,
          height: Math.floor(values.length / width),
        })),
    );
    const ordered = (regions: string[][]) => regions.map((region) => region.join(' ')).sort();
    fc.assert(
      fc.property(maps, (map) => {
        const cut = { ...map, data: map.data.slice(0, map.width * map.height) };
        expect(ordered(findRegions(cut, 0.3).map(pixelsOf))).toEqual(ordered(floodFill(cut, 0.3)));
      }),
    );
  });
});
