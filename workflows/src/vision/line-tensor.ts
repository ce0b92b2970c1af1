/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed-array loops whose bounds hold by construction */
import type { Pixels } from '../imaging/pixels.ts';
import type { PlanarTensor } from './planar-tensor.ts';
import type { RotatedBox } from './rotated-box.ts';

export const LINE_HEIGHT = 48;
const MIN_LINE_WIDTH = 16;
const MAX_LINE_WIDTH = 320;
const MAX_SAMPLES_A_SIDE = 4;

/** Recogniser input for a box: 48 high, as wide as its shape asks, a multiple of 4 within 16 and 320. */
export function lineWidthFor(box: RotatedBox): number {
  const width = Math.ceil((LINE_HEIGHT * box.width) / box.height / 4) * 4;
  return Math.min(MAX_LINE_WIDTH, Math.max(MIN_LINE_WIDTH, width));
}

/**
 * Cuts a turned box out of the photo, straightened, into planar BGR within ±1. Bilinear; where the
 * photo is finer than the line, several samples are averaged so that no stroke is skipped. Outside
 * the photo its border is repeated.
 */
export function sampleLine(photo: Pixels, box: RotatedBox): PlanarTensor {
  const width = lineWidthFor(box);
  const plane = LINE_HEIGHT * width;
  const tensor = new Float32Array(3 * plane);
  const stepX = box.width / width;
  const stepY = box.height / LINE_HEIGHT;
  const samples = Math.min(MAX_SAMPLES_A_SIDE, Math.max(1, Math.round(Math.max(stepX, stepY))));
  const cos = Math.cos(box.angle);
  const sin = Math.sin(box.angle);
  const color: [number, number, number] = [0, 0, 0];
  const scale = 1 / (samples * samples * 127.5);
  for (let i = 0; i < plane; i++) {
    const column = i % width;
    const row = Math.floor(i / width);
    color.fill(0);
    for (let s = 0; s < samples * samples; s++) {
      const along = (column + ((s % samples) + 0.5) / samples) * stepX - box.width / 2;
      const across = (row + (Math.floor(s / samples) + 0.5) / samples) * stepY - box.height / 2;
      addBilinear(
        photo,
        box.centerX + along * cos - across * sin - 0.5,
        box.centerY + along * sin + across * cos - 0.5,
        color,
      );
    }
    tensor[i] = color[2] * scale - 1;
    tensor[plane + i] = color[1] * scale - 1;
    tensor[2 * plane + i] = color[0] * scale - 1;
  }
  return { data: tensor, width, height: LINE_HEIGHT };
}

/** Adds the red, green and blue at a point; pixel centres lie on whole coordinates. */
function addBilinear(
  { data, width, height }: Pixels,
  x: number,
  y: number,
  color: [number, number, number],
): void {
  const insideX = Math.min(Math.max(x, 0), width - 1);
  const insideY = Math.min(Math.max(y, 0), height - 1);
  const left = Math.min(Math.floor(insideX), width - 2);
  const top = Math.min(Math.floor(insideY), height - 2);
  const right = insideX - left;
  const below = insideY - top;
  const p = (top * width + left) * 3;
  const q = p + width * 3;
  const topLeft = (1 - right) * (1 - below);
  const topRight = right * (1 - below);
  const bottomLeft = (1 - right) * below;
  const bottomRight = right * below;
  for (let c = 0; c < 3; c++) {
    color[c]! +=
      data[p + c]! * topLeft +
      data[p + 3 + c]! * topRight +
      data[q + c]! * bottomLeft +
      data[q + 3 + c]! * bottomRight;
  }
}
