/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed-array loops whose bounds hold by construction */
import type { Pixels } from '../imaging/pixels.ts';
import type { PlanarTensor } from './planar-tensor.ts';
import { apply, type Similarity } from './similarity.ts';

/** face-api trained on RGB less these means, over 255. */
const MEANS = [122.782, 117.001, 104.298] as const;
const MAX_SAMPLES_A_SIDE = 4;

/**
 * A square of a photo, straightened: `toPhoto` leads from its pixels to the photo's. Bilinear, several
 * samples a pixel where the photo is finer; black outside the photo.
 */
export function cutChip(photo: Pixels, toPhoto: Similarity, side: number): PlanarTensor {
  const plane = side * side;
  const data = new Float32Array(3 * plane);
  const finer = Math.round(Math.hypot(toPhoto.a, toPhoto.b));
  const samples = Math.min(MAX_SAMPLES_A_SIDE, Math.max(1, finer));
  const share = 1 / (samples * samples);
  for (let i = 0; i < plane; i++) {
    for (let s = 0; s < samples * samples; s++) {
      const x = (i % side) + ((s % samples) + 0.5) / samples - 0.5;
      const y = Math.floor(i / side) + (Math.floor(s / samples) + 0.5) / samples - 0.5;
      addBilinear(photo, apply(toPhoto, { x, y }), share, data, i, plane);
    }
    for (let c = 0; c < 3; c++) data[c * plane + i] = (data[c * plane + i]! - MEANS[c]!) / 255;
  }
  return { data, width: side, height: side };
}

function addBilinear(
  { data, width, height }: Pixels,
  { x, y }: { x: number; y: number },
  share: number,
  target: Float32Array,
  i: number,
  plane: number,
): void {
  if (x < 0 || y < 0 || x > width - 1 || y > height - 1) return;
  const left = Math.min(Math.floor(x), width - 2);
  const top = Math.min(Math.floor(y), height - 2);
  const p = (top * width + left) * 3;
  const q = p + width * 3;
  const [right, below] = [x - left, y - top];
  for (let c = 0; c < 3; c++) {
    const upper = data[p + c]! * (1 - right) + data[p + 3 + c]! * right;
    const lower = data[q + c]! * (1 - right) + data[q + 3 + c]! * right;
    target[c * plane + i]! += share * (upper * (1 - below) + lower * below);
  }
}

/** The same chip seen in a mirror. */
export function mirrored({ data, width, height }: PlanarTensor): PlanarTensor {
  const flipped = new Float32Array(data.length);
  for (let row = 0; row < data.length; row += width) {
    for (let x = 0; x < width; x++) flipped[row + x] = data[row + width - 1 - x]!;
  }
  return { data: flipped, width, height };
}
