/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed-array loops whose bounds hold by construction */
import type { Pixels } from '../imaging/pixels.ts';

/** Three planes of floats, as a network takes them: [1, 3, height, width]. */
export interface PlanarTensor {
  readonly data: Float32Array;
  readonly width: number;
  readonly height: number;
}

/** PP-OCR's detector was trained on BGR with ImageNet's means and deviations, in that order of planes. */
const FIRST_PLANE = normalised(0.485, 0.229);
const SECOND_PLANE = normalised(0.456, 0.224);
const THIRD_PLANE = normalised(0.406, 0.225);

export function toDetectorTensor({ data, width, height }: Pixels): PlanarTensor {
  const plane = width * height;
  const tensor = new Float32Array(3 * plane);
  for (let i = 0, p = 0; i < plane; i++, p += 3) {
    tensor[i] = FIRST_PLANE[data[p + 2]!]!;
    tensor[plane + i] = SECOND_PLANE[data[p + 1]!]!;
    tensor[2 * plane + i] = THIRD_PLANE[data[p]!]!;
  }
  return { data: tensor, width, height };
}

function normalised(mean: number, deviation: number): Float32Array {
  return Float32Array.from({ length: 256 }, (_, value) => (value / 255 - mean) / deviation);
}
