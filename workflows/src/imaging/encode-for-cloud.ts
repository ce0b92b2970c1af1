import { sharp } from './bounded-sharp.ts';
import { decodeUpright, readHeader } from './upright-pixels.ts';

/**
 * Twice and three times smaller than 12 and 24 megapixels, which JPEG decoders do at a quarter and a
 * ninth of the cost; larger than the 1600 px from which the embedded engine reads all it can read.
 */
const CLOUD_LONG_SIDE_PX = 2048;
/** The first keeps small digits clean; noise that would not fit at it fits at a lower one. */
const QUALITIES = [92, 80, 60];

export interface PhotoForCloud {
  /** A JPEG without any metadata. */
  readonly bytes: Buffer;
  /** Pixels of the upright original. */
  readonly original: { readonly width: number; readonly height: number };
}

/**
 * An original as cloud engines get it: upright, sRGB, at most 2048 px and `maxBytes`; neither a place
 * nor a camera's serial number leaves the house.
 * @throws UnusableImageError when renderPhoto would call the file UNUSABLE
 */
export async function encodeForCloud(original: Buffer, maxBytes: number): Promise<PhotoForCloud> {
  const header = await readHeader(original);
  const { data, width, height } = await decodeUpright(original, header, CLOUD_LONG_SIDE_PX);
  for (const quality of QUALITIES) {
    const bytes = await sharp(data, { raw: { width, height, channels: 3 } })
      .jpeg({ quality })
      .toBuffer();
    if (bytes.length <= maxBytes) return { bytes, original: header };
  }
  throw new Error(`a photo of ${width} x ${height} does not fit ${maxBytes} bytes`);
}
