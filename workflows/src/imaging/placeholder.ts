import { rgbaToThumbHash } from 'thumbhash';
import { boxAverage } from './box-average.ts';
import type { Pixels } from './pixels.ts';

/** A thumbhash carries about 7 x 7 frequencies: more source pixels would only cost time (its limit is 100). */
const MAX_SIDE_PX = 32;

/** thumbhash in base64: about 25 bytes from which the web paints a blurred picture. */
export function placeholderOf(pixels: Pixels): string {
  const scale = Math.min(1, MAX_SIDE_PX / Math.max(pixels.width, pixels.height));
  const width = Math.max(1, Math.round(pixels.width * scale));
  const height = Math.max(1, Math.round(pixels.height * scale));
  const rgb = boxAverage(pixels, 3, width, height);
  const rgba = new Uint8Array(width * height * 4);
  for (let i = 0; i < width * height; i++) {
    rgba.set(rgb.subarray(i * 3, i * 3 + 3), i * 4);
    rgba[i * 4 + 3] = 255;
  }
  return Buffer.from(rgbaToThumbHash(width, height, rgba)).toString('base64');
}
