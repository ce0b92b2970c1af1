import { WEB_SIZE_PX } from '@focus-racer/contracts';
import { applyRetouch } from './apply-retouch.ts';
import { encodeJpeg } from './pixels.ts';
import { retouchFor } from './retouch.ts';
import { decodeUpright, readHeader } from './upright-pixels.ts';

/**
 * A photo as it was taken and as it is retouched, both of 1600 px at most and without a mark.
 * @throws UnusableImageError when renderPhoto would call the file UNUSABLE
 */
export async function drawComparison(original: Buffer): Promise<{ before: Buffer; after: Buffer }> {
  const pixels = await decodeUpright(original, await readHeader(original), WEB_SIZE_PX);
  const before = await encodeJpeg(pixels);
  applyRetouch(pixels, await retouchFor(pixels));
  return { before, after: await encodeJpeg(pixels) };
}
