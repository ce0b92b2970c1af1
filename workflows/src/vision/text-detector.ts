/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed-array loops whose bounds hold by construction */
import type { Pixels } from '../imaging/pixels.ts';
import type { PictureNetwork } from './onnx-session.ts';
import { networkSide, TEXT_DETECTOR_PLANES } from './planar-tensor.ts';
import type { Region } from './region.ts';
import { resample } from './resample.ts';
import { moveBox, type RotatedBox, scaleBox } from './rotated-box.ts';
import { findTextBoxes } from './text-boxes.ts';
import type { ProbabilityMap } from './text-regions.ts';

/** The map has a value for each 2 × 2 pixels of the network's input. */
const INPUT_PX_PER_CELL = 2;

/** Finds lines of text in a part of a photo, in the photo's pixels, the surest first. */
export class TextDetector {
  constructor(private readonly network: PictureNetwork) {}

  async find(photo: Pixels, region: Region, scale: number): Promise<RotatedBox[]> {
    const width = networkSide((region.right - region.left) * scale);
    const height = networkSide((region.bottom - region.top) * scale);
    const input = resample(photo, region, { width, height, planes: TEXT_DETECTOR_PLANES });
    const { data, dims } = (await this.network.run(input)).floats('prob');
    const [, , rows = 0, columns = 0] = dims;
    const map = interleave(data, columns, rows);
    const scaleX = (region.right - region.left) / map.width;
    const scaleY = (region.bottom - region.top) / map.height;
    return findTextBoxes(map, INPUT_PX_PER_CELL).map((box) =>
      moveBox(scaleBox(box, scaleX, scaleY), region.left, region.top),
    );
  }
}

/** Channel 2 · dy + dx of the network's answer holds the values of every second row and column from (dy, dx) on. */
function interleave(phases: Float32Array, columns: number, rows: number): ProbabilityMap {
  const width = columns * 2;
  const data = new Float32Array(phases.length);
  let p = 0;
  for (let phase = 0; phase < 4; phase++) {
    const start = (phase >> 1) * width + (phase & 1);
    for (let row = 0; row < rows; row++) {
      for (let to = start + row * 2 * width, end = to + width; to < end; to += 2) {
        data[to] = phases[p++]!;
      }
    }
  }
  return { data, width, height: rows * 2 };
}
