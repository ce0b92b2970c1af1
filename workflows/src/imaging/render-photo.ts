import {
  type EventLook,
  PREVIEW_SIZE_PX,
  THUMBNAIL_SIZE_PX,
  WEB_SIZE_PX,
  type RenderedPhoto,
  type UnusablePhoto,
} from '@focus-racer/contracts';
import { readCameraFacts } from './camera-facts.ts';
import type { Logo } from './logo-stamp.ts';
import { fineDetailOfAll } from './fine-detail.ts';
import { exposureOf, luminanceOf, sharpnessOf } from './luminance.ts';
import { perceptualHash } from './perceptual-hash.ts';
import { encodeJpeg, shrinkToFit, type Pixels } from './pixels.ts';
import { applyRetouch } from './apply-retouch.ts';
import { placeholderOf } from './placeholder.ts';
import { retouchFor } from './retouch.ts';
import { decodeUpright, readHeader, UnusableImageError } from './upright-pixels.ts';
import { type Mark, watermark } from './watermark.ts';

export interface RenderingInput {
  readonly original: Buffer;
  readonly eventName: string;
  readonly look: EventLook;
  /** The organiser's, when the look has one. */
  readonly logo?: Logo | null;
  /** Under which the renditions are stored. */
  readonly recipe: string;
  /** Secret of the deployment: without it a camera key cannot be traced back to a serial number. */
  readonly cameraSalt: string;
}

/** JPEG q80. Web is unmarked, preview and thumbnail carry the watermark; none is ever enlarged. */
export interface RenditionFiles {
  readonly web: Buffer;
  readonly preview: Buffer;
  readonly thumbnail: Buffer;
}

export type Rendering =
  | { readonly outcome: 'RENDERED'; readonly facts: RenderedPhoto; readonly files: RenditionFiles }
  | UnusablePhoto;

/**
 * From an original to its renditions and everything the catalog keeps of its pixels, by one decode
 * and a cascade in memory. The same bytes give the same files; whether they are retouched changes
 * nothing of what is kept. A file that cannot be used is an outcome; an error thrown is ours.
 */
export async function renderPhoto(input: RenderingInput): Promise<Rendering> {
  try {
    return await render(input);
  } catch (error) {
    if (error instanceof UnusableImageError) return { outcome: 'UNUSABLE', reason: error.reason };
    throw error;
  }
}

async function render({
  original,
  eventName,
  look,
  logo = null,
  recipe,
  cameraSalt,
}: RenderingInput): Promise<Rendering> {
  const mark = { eventName, watermark: look.watermark, logo };
  const header = await readHeader(original);
  const web = await decodeUpright(original, header, WEB_SIZE_PX);
  const taken = await cascade(web);
  const facts: RenderedPhoto = {
    outcome: 'RENDERED',
    recipe,
    width: header.width,
    height: header.height,
    camera: readCameraFacts(header.exif, cameraSalt),
    ...measure(taken.preview, taken.thumbnail),
  };
  const { preview, thumbnail } = look.retouch ? await retouch(web, taken.thumbnail) : taken;
  // Marks are painted in place: the unmarked rendition first, and a copy where two sizes are one picture.
  const files = {
    web: await encodeJpeg(web),
    thumbnail: await encodeMarked(
      thumbnail === preview ? copyOf(preview) : thumbnail,
      mark,
      THUMBNAIL_SIZE_PX,
    ),
    preview: await encodeMarked(preview, mark, PREVIEW_SIZE_PX),
  };
  return { outcome: 'RENDERED', facts, files };
}

async function cascade(web: Pixels): Promise<{ preview: Pixels; thumbnail: Pixels }> {
  const preview = await shrinkToFit(web, PREVIEW_SIZE_PX);
  return { preview, thumbnail: await shrinkToFit(preview, THUMBNAIL_SIZE_PX) };
}

/** In place; smaller ones of a retouched picture cost less than retouching them. */
async function retouch(web: Pixels, thumbnail: Pixels): ReturnType<typeof cascade> {
  applyRetouch(web, await retouchFor(thumbnail));
  return cascade(web);
}

/** Sharpness needs the larger picture; the rest is the same on the smaller one, at a tenth of the cost. */
function measure(preview: Pixels, thumbnail: Pixels) {
  const luminance = luminanceOf(thumbnail);
  const detailed = luminanceOf(preview);
  return {
    placeholder: placeholderOf(thumbnail),
    sharpness: sharpnessOf(detailed),
    fineDetail: fineDetailOfAll(detailed),
    exposure: exposureOf(luminance),
    perceptualHash: perceptualHash(luminance),
  };
}

async function encodeMarked(pixels: Pixels, mark: Mark, sizePx: number): Promise<Buffer> {
  await watermark(pixels, mark, sizePx);
  return encodeJpeg(pixels);
}

function copyOf(pixels: Pixels): Pixels {
  return { ...pixels, data: new Uint8Array(pixels.data) };
}
