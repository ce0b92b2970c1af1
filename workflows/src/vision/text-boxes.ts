/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed-array loops whose bounds hold by construction */
import { minAreaBox } from './min-area-box.ts';
import { type Point, type RotatedBox, unclip } from './rotated-box.ts';
import { findRegions, type ProbabilityMap, type Run } from './text-regions.ts';

/** The thresholds of DBNet (Liao et al. 2020) as PP-OCRv4 is used; lengths in pixels of its input. */
const PIXEL_THRESHOLD = 0.3;
const BOX_THRESHOLD = 0.5;
const UNCLIP_RATIO = 1.6;
const MIN_PIXELS = 6;
const MIN_SIDE = 3;

export interface TextBox extends RotatedBox {
  /** Mean probability inside the box before it was grown, 0 to 1. */
  readonly score: number;
}

/** Where lines of text lie on a detector's map, in its cells, the surest first. */
export function findTextBoxes(map: ProbabilityMap, inputPxPerCell: number): TextBox[] {
  const boxes: TextBox[] = [];
  const minCells = MIN_PIXELS / inputPxPerCell ** 2;
  for (const runs of findRegions(map, PIXEL_THRESHOLD)) {
    if (runs.reduce((cells, run) => cells + run.end - run.start, 0) < minCells) continue;
    const box = minAreaBox(cornersOf(runs));
    if (box === null || Math.min(box.width, box.height) * inputPxPerCell < MIN_SIDE) continue;
    const score = meanInside(map, box);
    if (score >= BOX_THRESHOLD) boxes.push({ ...unclip(box, UNCLIP_RATIO), score });
  }
  return boxes.sort((a, b) => b.score - a.score);
}

function cornersOf(runs: readonly Run[]): Point[] {
  return runs.flatMap(({ y, start, end }) => [
    { x: start, y },
    { x: end, y },
    { x: start, y: y + 1 },
    { x: end, y: y + 1 },
  ]);
}

function meanInside(map: ProbabilityMap, box: RotatedBox): number {
  const cos = Math.cos(box.angle);
  const sin = Math.sin(box.angle);
  const columns = Math.max(2, Math.round(box.width));
  const rows = Math.max(2, Math.round(box.height));
  let sum = 0;
  let count = 0;
  for (let row = 0; row < rows; row++) {
    const across = ((row + 0.5) / rows - 0.5) * box.height;
    for (let column = 0; column < columns; column++) {
      const along = ((column + 0.5) / columns - 0.5) * box.width;
      const x = Math.floor(box.centerX + along * cos - across * sin);
      const y = Math.floor(box.centerY + along * sin + across * cos);
      if (x < 0 || y < 0 || x >= map.width || y >= map.height) continue;
      sum += map.data[y * map.width + x]!;
      count++;
    }
  }
  return count === 0 ? 0 : sum / count;
}
