/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed-array loops whose bounds hold by construction */

interface Channels {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/**
 * Shrinks one channel of interleaved 8-bit channels by averaging whole source pixels. For thumbnails
 * and hashes, where the source is only a few times larger; a target larger than the source repeats
 * pixels.
 */
export function boxAverage(
  source: Channels,
  { channels, channel }: { channels: number; channel: number },
  width: number,
  height: number,
): Float64Array {
  const target = new Float64Array(width * height);
  const columns = cellStarts(source.width, width);
  const rows = cellStarts(source.height, height);
  for (let y = 0; y < height; y++) {
    const top = rows[y]!;
    const bottom = Math.max(top + 1, rows[y + 1]!);
    for (let x = 0; x < width; x++) {
      const left = columns[x]!;
      const right = Math.max(left + 1, columns[x + 1]!);
      let sum = 0;
      for (let sy = top; sy < bottom; sy++) {
        const row = sy * source.width;
        sum += sumOf(source.data, (row + left) * channels + channel, right - left, channels);
      }
      target[y * width + x] = sum / ((bottom - top) * (right - left));
    }
  }
  return target;
}

function sumOf(data: Uint8Array, start: number, count: number, step: number): number {
  let sum = 0;
  for (let i = start, end = start + count * step; i < end; i += step) sum += data[i]!;
  return sum;
}

/** Where each cell begins, and after the last one where it ends. */
function cellStarts(source: number, cells: number): Int32Array {
  return Int32Array.from({ length: cells + 1 }, (_, i) => Math.floor((i * source) / cells));
}
