import { type Box, type EventLook, PREVIEW_SIZE_PX } from '@focus-racer/contracts';
import { applyRetouch } from './apply-retouch.ts';
import type { Logo } from './logo-stamp.ts';
import { cutOut, encodeJpeg, type Pixels, shrinkToFit } from './pixels.ts';
import { retouchFor } from './retouch.ts';
import { decodeUpright, readHeader } from './upright-pixels.ts';
import { watermark } from './watermark.ts';

/** What the networks that such crops are made for show at most, twice over. */
const DOWNLOAD_SIDE_PX = 2160;
const DOWNLOAD_QUALITY = 90;

export interface CropInput {
  readonly original: Buffer;
  readonly eventName: string;
  readonly look: EventLook;
  readonly logo: Logo | null;
  /** In pixels of the upright original. */
  readonly box: Box;
}

/**
 * A crop as its owner downloads it, of 2160 px at most, and as anybody shares it, watermarked and of
 * 1024 px at most; never enlarged, retouched as the whole photo is. The same input gives the same bytes.
 * @throws UnusableImageError when renderPhoto would call the file UNUSABLE
 */
export async function drawCrop({
  original,
  eventName,
  look,
  logo,
  box,
}: CropInput): Promise<{ download: Buffer; share: Buffer }> {
  const header = await readHeader(original);
  const wanted = Math.min(1, DOWNLOAD_SIDE_PX / Math.max(box.width, box.height));
  const longSide = Math.ceil(Math.max(header.width, header.height) * wanted);
  const whole = await decodeUpright(original, header, longSide);
  const crop = cutOut(whole, regionOf(box, whole, whole.width / header.width));
  if (look.retouch) applyRetouch(crop, await retouchFor(whole));
  const download = await encodeJpeg(crop, DOWNLOAD_QUALITY);
  const share = await shrinkToFit(crop, PREVIEW_SIZE_PX);
  await watermark(share, { eventName, watermark: look.watermark, logo }, PREVIEW_SIZE_PX);
  return { download, share: await encodeJpeg(share) };
}

/** The box on the decoded picture, to the pixel and within it. */
function regionOf(box: Box, whole: Pixels, scale: number) {
  const width = Math.min(whole.width, Math.round(box.width * scale));
  const height = Math.min(whole.height, Math.round(box.height * scale));
  return {
    left: Math.min(Math.round(box.x * scale), whole.width - width),
    top: Math.min(Math.round(box.y * scale), whole.height - height),
    width,
    height,
  };
}
