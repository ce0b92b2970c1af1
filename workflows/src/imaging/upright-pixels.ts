import { detectImageType, type RejectionReason } from '@focus-racer/contracts';
import { sharp } from './bounded-sharp.ts';
import { isSrgbProfile } from './color-profile.ts';
import type { Pixels } from './pixels.ts';

/** A decompression bomb stops here; the largest cameras make about 100 megapixels. */
export const MAX_PIXELS = 120e6;

/** Below this no bib is legible and every gallery row would have to enlarge the photo. */
export const MIN_SHORT_SIDE_PX = 200;

/** What a file says of itself before any pixel is decoded. */
export interface ImageHeader {
  /** Pixels of the upright image. */
  readonly width: number;
  readonly height: number;
  readonly orientation: number;
  readonly hasAlpha: boolean;
  readonly isSrgb: boolean;
  readonly exif: Buffer | null;
}

/** The file is at fault, not we: no retry would change it. */
export class UnusableImageError extends Error {
  override readonly name = 'UnusableImageError';
  constructor(
    readonly reason: Extract<
      RejectionReason,
      'EMPTY_FILE' | 'NOT_AN_IMAGE' | 'UNREADABLE' | 'TOO_LARGE' | 'TOO_SMALL'
    >,
    options?: ErrorOptions,
  ) {
    super(reason, options);
  }
}

/** @throws UnusableImageError */
export async function readHeader(file: Buffer): Promise<ImageHeader> {
  if (file.length === 0) throw new UnusableImageError('EMPTY_FILE');
  if (detectImageType(file) === null) throw new UnusableImageError('NOT_AN_IMAGE');
  const metadata = await readable(sharp(file, { limitInputPixels: false }).metadata());
  const { width, height } = metadata.autoOrient;
  if (width * height > MAX_PIXELS) throw new UnusableImageError('TOO_LARGE');
  if (Math.min(width, height) < MIN_SHORT_SIDE_PX) throw new UnusableImageError('TOO_SMALL');
  return {
    width,
    height,
    orientation: metadata.orientation ?? 1,
    hasAlpha: metadata.hasAlpha,
    isSrgb: metadata.icc === undefined || isSrgbProfile(metadata.icc),
    exif: metadata.exif ?? null,
  };
}

/**
 * Decodes once, shrunk to fit `maxSidePx` (never enlarged), turned upright, in sRGB, transparent
 * parts on white. Turned after shrinking: turning 12 megapixels costs as much as decoding them.
 * @throws UnusableImageError when the file is damaged
 */
export async function decodeUpright(
  file: Buffer,
  header: ImageHeader,
  maxSidePx: number,
): Promise<Pixels> {
  const decoding = sharp(file, {
    failOn: 'error',
    limitInputPixels: MAX_PIXELS,
    ignoreIcc: header.isSrgb,
    autoOrient: false,
  })
    .resize({ width: maxSidePx, height: maxSidePx, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb');
  if (header.hasAlpha) decoding.flatten({ background: '#ffffff' });
  const { data, info } = await readable(decoding.raw().toBuffer({ resolveWithObject: true }));
  return turnUpright({ data, width: info.width, height: info.height }, header.orientation);
}

/** EXIF orientation → mirrored left to right or not, then (sharp's order) turned by degrees clockwise. */
const TURNS: Record<number, { degrees: number; mirrored: boolean }> = {
  2: { degrees: 0, mirrored: true },
  3: { degrees: 180, mirrored: false },
  4: { degrees: 180, mirrored: true },
  5: { degrees: 270, mirrored: true },
  6: { degrees: 90, mirrored: false },
  7: { degrees: 90, mirrored: true },
  8: { degrees: 270, mirrored: false },
};

async function turnUpright(pixels: Pixels, orientation: number): Promise<Pixels> {
  const turn = TURNS[orientation];
  if (!turn) return pixels;
  const { data, info } = await sharp(pixels.data, {
    raw: { width: pixels.width, height: pixels.height, channels: 3 },
  })
    .flop(turn.mirrored)
    .rotate(turn.degrees)
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** A libvips error is the file's fault, unless the machine had no memory left: that one is retried. */
async function readable<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Error && /memory|allocat/i.test(error.message)) throw error;
    throw new UnusableImageError('UNREADABLE', { cause: error });
  }
}
