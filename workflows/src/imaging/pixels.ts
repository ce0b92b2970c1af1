import { sharp } from './bounded-sharp.ts';

/** 8-bit sRGB, three interleaved channels, upright. */
export interface Pixels {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

export const JPEG_QUALITY = 80;

/** The same picture with both sides at most `maxSidePx`; itself when it fits already. */
export async function shrinkToFit(pixels: Pixels, maxSidePx: number): Promise<Pixels> {
  if (Math.max(pixels.width, pixels.height) <= maxSidePx) return pixels;
  const { data, info } = await pipeline(pixels)
    .resize({ width: maxSidePx, height: maxSidePx, fit: 'inside' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** A part of a picture, as a picture of its own. */
export function cutOut({ data, width }: Pixels, part: Region): Pixels {
  const rowBytes = part.width * 3;
  const cut = new Uint8Array(rowBytes * part.height);
  for (let row = 0; row < part.height; row++) {
    const start = ((part.top + row) * width + part.left) * 3;
    cut.set(data.subarray(start, start + rowBytes), row * rowBytes);
  }
  return { data: cut, width: part.width, height: part.height };
}

interface Region {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A JPEG without any metadata: nothing but these pixels goes in. */
export function encodeJpeg(pixels: Pixels, quality = JPEG_QUALITY): Promise<Buffer> {
  return pipeline(pixels).jpeg({ quality }).toBuffer();
}

function pipeline({ data, width, height }: Pixels) {
  return sharp(data, { raw: { width, height, channels: 3 } });
}
