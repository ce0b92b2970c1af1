/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed-array loops whose bounds hold by construction */
import type { Pixels } from './pixels.ts';

/** Shares of the three channels in the luminance, as `lumaOf` rounds them. */
export const RED_LUMA = 77 / 256;
export const GREEN_LUMA = 150 / 256;
export const BLUE_LUMA = 29 / 256;

/** Rec. 601 luma of sRGB levels, 0 to 255. */
export function lumaOf(red: number, green: number, blue: number): number {
  return (red * 77 + green * 150 + blue * 29 + 128) >> 8;
}

/** One byte a pixel: Rec. 601 luma of the sRGB values. */
export interface Luminance {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

export function luminanceOf(pixels: Pixels): Luminance {
  const { width, height } = pixels;
  const luma = new Uint8Array(width * height);
  for (let i = 0, p = 0; i < luma.length; i++, p += 3) {
    luma[i] = lumaOf(pixels.data[p]!, pixels.data[p + 1]!, pixels.data[p + 2]!);
  }
  return { data: luma, width, height };
}

/**
 * Variance of the four-neighbour Laplacian of the luminance; higher is sharper. It depends on the
 * size: compare only pictures measured at the same long side.
 */
export function sharpnessOf({ data, width, height }: Luminance): number {
  if (width < 3 || height < 3) return 0;
  const moments = { sum: 0, squares: 0 };
  const rowAt = (y: number): Row => data.subarray(y * width, (y + 1) * width);
  for (let y = 1; y < height - 1; y++) {
    addLaplacians(rowAt(y - 1), rowAt(y), rowAt(y + 1), moments);
  }
  const count = (width - 2) * (height - 2);
  return moments.squares / count - (moments.sum / count) ** 2;
}

type Row = Uint8Array;

/** A function of its own: V8 leaves nested loops half optimised. */
function addLaplacians(
  above: Row,
  row: Row,
  below: Row,
  moments: { sum: number; squares: number },
): void {
  let sum = 0;
  let squares = 0;
  for (let x = 1; x < row.length - 1; x++) {
    const laplacian = row[x - 1]! + row[x + 1]! + above[x]! + below[x]! - 4 * row[x]!;
    sum += laplacian;
    squares += laplacian * laplacian;
  }
  moments.sum += sum;
  moments.squares += squares;
}

const SHADOW_BELOW = 6;
const HIGHLIGHT_ABOVE = 249;

/** Mean luminance and the shares of clipped shadows and highlights, each 0 to 1. */
export function exposureOf({ data }: Luminance): {
  mean: number;
  shadows: number;
  highlights: number;
} {
  const histogram = new Uint32Array(256);
  for (let i = 0; i < data.length; i++) histogram[data[i]!]!++;
  let sum = 0;
  let shadows = 0;
  let highlights = 0;
  for (const [value, pixels] of histogram.entries()) {
    sum += value * pixels;
    if (value < SHADOW_BELOW) shadows += pixels;
    else if (value > HIGHLIGHT_ABOVE) highlights += pixels;
  }
  const count = data.length;
  return { mean: sum / (255 * count), shadows: shadows / count, highlights: highlights / count };
}
