/** Three planes of floats, as a network takes them: [1, 3, height, width]. */
export interface PlanarTensor {
  readonly data: Float32Array;
  readonly width: number;
  readonly height: number;
}

/** What a network makes of a colour channel (0 red, 1 green, 2 blue): value · factor + offset. */
export interface Plane {
  readonly channel: number;
  readonly factor: number;
  readonly offset: number;
}

/** PP-OCR's detector was trained on BGR with ImageNet's means and deviations, in that order of planes. */
export const TEXT_DETECTOR_PLANES: readonly Plane[] = [
  { channel: 2, factor: 1 / 255 / 0.229, offset: -0.485 / 0.229 },
  { channel: 1, factor: 1 / 255 / 0.224, offset: -0.456 / 0.224 },
  { channel: 0, factor: 1 / 255 / 0.225, offset: -0.406 / 0.225 },
];

/** RGB within ±1. */
export const FACE_DETECTOR_PLANES: readonly Plane[] = [0, 1, 2].map((channel) => ({
  channel,
  factor: 1 / 127.5,
  offset: -1,
}));

/** The networks halve their input five times: sides are multiples of 32, and not 0. */
export function networkSide(px: number, least = 32): number {
  return Math.max(least, Math.round(px / 32) * 32);
}
