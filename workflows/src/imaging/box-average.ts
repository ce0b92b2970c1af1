/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed-array loops whose bounds hold by construction */
/**
 * Shrinks interleaved 8-bit channels by averaging whole source pixels. For thumbnails and hashes,
 * where the source is only a few times larger; a target larger than the source repeats pixels.
 */
export function boxAverage(
  source: { readonly data: Uint8Array; readonly width: number; readonly height: number },
  channels: number,
  width: number,
  height: number,
): Float64Array {
  const target = new Float64Array(width * height * channels);
  const columns = cells(source.width, width);
  const rows = cells(source.height, height);
  for (let y = 0, t = 0; y < height; y++) {
    for (let x = 0; x < width; x++, t += channels) {
      const { from: top, to: bottom } = rows[y]!;
      const { from: left, to: right } = columns[x]!;
      for (let sy = top; sy < bottom; sy++) {
        for (let s = (sy * source.width + left) * channels, n = right - left; n > 0; n--) {
          for (let c = 0; c < channels; c++) target[t + c]! += source.data[s++]!;
        }
      }
      const count = (bottom - top) * (right - left);
      for (let c = 0; c < channels; c++) target[t + c]! /= count;
    }
  }
  return target;
}

function cells(source: number, target: number): { from: number; to: number }[] {
  return Array.from({ length: target }, (_, i) => {
    const from = Math.floor((i * source) / target);
    return { from, to: Math.max(from + 1, Math.floor(((i + 1) * source) / target)) };
  });
}
