/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed-array loops whose bounds hold by construction */

/** How probable it is that each pixel belongs to text, row by row. */
export interface ProbabilityMap {
  readonly data: Float32Array;
  readonly width: number;
  readonly height: number;
}

/** Pixels of one row from `start` up to, not including, `end`. */
export interface Run {
  readonly y: number;
  readonly start: number;
  readonly end: number;
}

/** Groups of runs above the threshold that touch, corners included (8-connected). */
export function findRegions(map: ProbabilityMap, threshold: number): Run[][] {
  const runs: Run[] = [];
  const parents: number[] = [];
  let above = { first: 0, end: 0 };
  for (let y = 0; y < map.height; y++) {
    const first = runs.length;
    appendRuns(map, threshold, y, runs);
    let candidate = above.first;
    for (let id = first; id < runs.length; id++) {
      parents.push(id);
      const { start, end } = runs[id]!;
      while (candidate < above.end && runs[candidate]!.end < start) candidate++;
      for (let other = candidate; other < above.end && runs[other]!.start <= end; other++) {
        join(parents, id, other);
      }
    }
    above = { first, end: runs.length };
  }
  const regions = new Map<number, Run[]>();
  for (const [id, run] of runs.entries()) {
    const root = find(parents, id);
    const region = regions.get(root);
    if (region) region.push(run);
    else regions.set(root, [run]);
  }
  return [...regions.values()];
}

function appendRuns(map: ProbabilityMap, threshold: number, y: number, runs: Run[]): void {
  const row = y * map.width;
  for (let x = 0; x < map.width; x++) {
    if (map.data[row + x]! <= threshold) continue;
    const start = x;
    while (x < map.width && map.data[row + x]! > threshold) x++;
    runs.push({ y, start, end: x });
  }
}

function find(parents: number[], id: number): number {
  let root = id;
  while (parents[root] !== root) {
    parents[root] = parents[parents[root]!]!;
    root = parents[root]!;
  }
  return root;
}

function join(parents: number[], a: number, b: number): void {
  const rootA = find(parents, a);
  const rootB = find(parents, b);
  parents[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
}
