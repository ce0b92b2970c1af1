/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed-array loops whose bounds hold by construction */
import type { Pixels } from '../imaging/pixels.ts';
import type { PlanarTensor, Plane } from './planar-tensor.ts';
import type { Region } from './region.ts';
import { type Taps, tapsFor } from './taps.ts';

/**
 * A region stretched or shrunk to width × height as a network takes it: planes of floats. Bilinear
 * where it is enlarged, a triangle as wide as the step where it is shrunk; outside the picture its
 * border is repeated. Separable, rows filtered once, so that cost follows the region's pixels.
 */
export function resample(
  picture: Pixels,
  region: Region,
  { width, height, planes }: { width: number; height: number; planes: readonly Plane[] },
): PlanarTensor {
  const columns = tapsFor(region.left, region.right, width, picture.width);
  const rows = tapsFor(region.top, region.bottom, height, picture.height);
  const filtered = new FilteredRows(picture, columns, rows.count + 1);
  const data = new Float32Array(planes.length * width * height);
  for (let y = 0; y < height; y++) {
    for (let tap = 0; tap < rows.count; tap += 2) {
      const first = y * rows.count + tap;
      const weight = rows.weights[first]!;
      const nextWeight = tap + 1 < rows.count ? rows.weights[first + 1]! : 0;
      if (weight === 0 && nextWeight === 0) continue;
      const row = filtered.row(rows.starts[y]! + tap);
      const next = nextWeight === 0 ? row : filtered.row(rows.starts[y]! + tap + 1);
      for (const [p, { channel, factor, offset }] of planes.entries()) {
        addRows(data, (p * height + y) * width, filtered.data, {
          width,
          row: row + channel * width,
          next: next + channel * width,
          weight: weight * factor,
          nextWeight: nextWeight * factor,
          offset: tap === 0 ? offset : 0,
        });
      }
    }
  }
  return { data, width, height };
}

function addRows(
  target: Float32Array,
  start: number,
  rows: Float32Array,
  part: {
    width: number;
    row: number;
    next: number;
    weight: number;
    nextWeight: number;
    offset: number;
  },
): void {
  const { width, row, next, weight, nextWeight, offset } = part;
  for (let x = 0; x < width; x++) {
    target[start + x]! += rows[row + x]! * weight + rows[next + x]! * nextWeight + offset;
  }
}

/** The picture's rows as they are needed, filtered along x into three planes, the last few kept. */
class FilteredRows {
  readonly data: Float32Array;
  private readonly width: number;
  private readonly held: Int32Array;

  constructor(
    private readonly picture: Pixels,
    private readonly columns: Taps,
    private readonly slots: number,
  ) {
    this.width = columns.starts.length;
    this.data = new Float32Array(slots * 3 * this.width);
    this.held = new Int32Array(slots).fill(-1);
  }

  /** Where in `data` the row's red plane begins; green and blue follow. */
  row(y: number): number {
    const slot = y % this.slots;
    const start = slot * 3 * this.width;
    if (this.held[slot] !== y) {
      this.held[slot] = y;
      if (this.columns.count === 2) this.filterPairs(y, start);
      else this.filter(y, start);
    }
    return start;
  }

  private filterPairs(y: number, red: number): void {
    const { data: source, width: sourceWidth } = this.picture;
    const { starts, weights } = this.columns;
    const green = red + this.width;
    const blue = green + this.width;
    for (let x = 0; x < this.width; x++) {
      const left = weights[2 * x]!;
      const right = weights[2 * x + 1]!;
      const p = (y * sourceWidth + starts[x]!) * 3;
      this.data[red + x] = source[p]! * left + source[p + 3]! * right;
      this.data[green + x] = source[p + 1]! * left + source[p + 4]! * right;
      this.data[blue + x] = source[p + 2]! * left + source[p + 5]! * right;
    }
  }

  private filter(y: number, red: number): void {
    const { data: source, width: sourceWidth } = this.picture;
    const { starts, weights, count } = this.columns;
    const green = red + this.width;
    const blue = green + this.width;
    for (let x = 0; x < this.width; x++) {
      let r = 0;
      let g = 0;
      let b = 0;
      let p = (y * sourceWidth + starts[x]!) * 3;
      for (let tap = x * count, end = tap + count; tap < end; tap++, p += 3) {
        const weight = weights[tap]!;
        r += source[p]! * weight;
        g += source[p + 1]! * weight;
        b += source[p + 2]! * weight;
      }
      this.data[red + x] = r;
      this.data[green + x] = g;
      this.data[blue + x] = b;
    }
  }
}
