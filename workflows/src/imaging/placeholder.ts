import { boxAverage } from './box-average.ts';
import type { Pixels } from './pixels.ts';
import { encodeThumbHash } from './thumb-hash.ts';

/** A ThumbHash carries 7 x 7 frequencies: more source pixels would only cost time. */
const MAX_SIDE_PX = 32;

/** ThumbHash in base64: about 25 bytes from which the web paints a blurred picture. */
export function placeholderOf(pixels: Pixels): string {
  const scale = Math.min(1, MAX_SIDE_PX / Math.max(pixels.width, pixels.height));
  const width = Math.max(1, Math.round(pixels.width * scale));
  const height = Math.max(1, Math.round(pixels.height * scale));
  const plane = (channel: number) => boxAverage(pixels, { channels: 3, channel }, width, height);
  const hash = encodeThumbHash({ red: plane(0), green: plane(1), blue: plane(2), width, height });
  return Buffer.from(hash).toString('base64');
}
