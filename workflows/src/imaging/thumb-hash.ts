/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed-array loops whose bounds hold by construction */

/** Three planes of one picture, 0 to 255. */
export interface ColorPlanes {
  readonly red: Float64Array;
  readonly green: Float64Array;
  readonly blue: Float64Array;
  readonly width: number;
  readonly height: number;
}

/**
 * An opaque picture's ThumbHash (format: https://evanw.github.io/thumbhash/), byte for byte what the
 * reference encoder writes. That one keeps its loops in a closure, which V8 compiles anew every
 * other photo, in a thread of its own: 1 to 13 CPU-ms a photo, where the work itself takes 0.1.
 */
export function encodeThumbHash({ red, green, blue, width, height }: ColorPlanes): Uint8Array {
  const size = width * height;
  const lightness = new Float64Array(size);
  const yellowBlue = new Float64Array(size);
  const redGreen = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    const [r, g, b] = [red[i]! / 255, green[i]! / 255, blue[i]! / 255];
    lightness[i] = (r + g + b) / 3;
    yellowBlue[i] = (r + g) / 2 - b;
    redGreen[i] = r - g;
  }
  const longSide = Math.max(width, height);
  const wavesX = Math.max(1, Math.round((7 * width) / longSide));
  const wavesY = Math.max(1, Math.round((7 * height) / longSide));
  const shape = { width, height };
  const l = wavesOf(lightness, shape, Math.max(3, wavesX), Math.max(3, wavesY));
  const p = wavesOf(yellowBlue, shape, 3, 3);
  const q = wavesOf(redGreen, shape, 3, 3);

  const isLandscape = width > height;
  const averages =
    Math.round(63 * l.average) |
    (Math.round(31.5 + 31.5 * p.average) << 6) |
    (Math.round(31.5 + 31.5 * q.average) << 12) |
    (Math.round(31 * l.scale) << 18);
  const scales =
    (isLandscape ? wavesY : wavesX) |
    (Math.round(63 * p.scale) << 3) |
    (Math.round(63 * q.scale) << 9) |
    (Number(isLandscape) << 15);
  const nibbles = [...l.varying, ...p.varying, ...q.varying].map((wave) => Math.round(15 * wave));
  const hash = new Uint8Array(5 + Math.ceil(nibbles.length / 2));
  hash.set([averages, averages >> 8, averages >> 16, scales, scales >> 8]);
  for (const [i, nibble] of nibbles.entries()) hash[5 + (i >> 1)]! |= nibble << (4 * (i & 1));
  return hash;
}

interface Waves {
  readonly average: number;
  /** The other frequencies, 0 to 1 with 0.5 for none. */
  readonly varying: number[];
  readonly scale: number;
}

/** The frequencies of the upper left triangle of a DCT. */
function wavesOf(
  plane: Float64Array,
  { width, height }: { width: number; height: number },
  wavesX: number,
  wavesY: number,
): Waves {
  const varying: number[] = [];
  let average = 0;
  for (let v = 0; v < wavesY; v++) {
    const down = cosines(height, v);
    for (let u = 0; u * wavesY < wavesX * (wavesY - v); u++) {
      const across = cosines(width, u);
      let sum = 0;
      for (let y = 0; y < height; y++) sum += rowSum(plane, y * width, across, down[y]!);
      const wave = sum / (width * height);
      if (u === 0 && v === 0) average = wave;
      else varying.push(wave);
    }
  }
  const scale = varying.reduce((max, wave) => Math.max(max, Math.abs(wave)), 0);
  return {
    average,
    varying: scale === 0 ? varying : varying.map((wave) => 0.5 + (0.5 / scale) * wave),
    scale,
  };
}

function cosines(length: number, frequency: number): Float64Array {
  const wave = new Float64Array(length);
  for (let i = 0; i < length; i++) wave[i] = Math.cos((Math.PI / length) * frequency * (i + 0.5));
  return wave;
}

function rowSum(plane: Float64Array, start: number, across: Float64Array, down: number): number {
  let sum = 0;
  for (let x = 0; x < across.length; x++) sum += plane[start + x]! * across[x]! * down;
  return sum;
}
