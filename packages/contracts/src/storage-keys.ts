/**
 * Bumped whenever the bytes of a rendition would differ for the same original: it is part of the
 * key, so that a cached old rendition is never taken for a new one.
 */
export const RENDITION_RECIPE = 'r1';

export const PREVIEW_SIZE_PX = 1024;
export const THUMBNAIL_SIZE_PX = 320;
export const WEB_SIZE_PX = 1600;

/** Private: the file as the photographer sent it. */
export function originalKey(photo: { eventId: string; photoId: string }): string {
  return `e/${photo.eventId}/${photo.photoId}/original`;
}

/** Private: 1600 px without watermark, for owners and cloud engines. */
export function webRenditionKey(photo: {
  eventId: string;
  photoId: string;
  recipe: string;
}): string {
  return `e/${photo.eventId}/${photo.photoId}/${photo.recipe}/${WEB_SIZE_PX}`;
}

/** Public once known: watermarked, at an address nobody can guess (128 random bits in hex). */
export function publicRenditionKey(photo: {
  eventId: string;
  photoId: string;
  publicToken: string;
  recipe: string;
  sizePx: typeof PREVIEW_SIZE_PX | typeof THUMBNAIL_SIZE_PX;
}): string {
  return `p/${photo.eventId}/${photo.photoId}/${photo.publicToken}/${photo.recipe}/${photo.sizePx}`;
}

/** All renditions and drawings at one public address. */
export function publicRenditionFolder(photo: {
  eventId: string;
  photoId: string;
  publicToken: string;
  recipe: string;
}): string {
  return `p/${photo.eventId}/${photo.photoId}/${photo.publicToken}/${photo.recipe}/`;
}

/** Private: all renditions and drawings of one recipe. */
export function privateRenditionFolder(photo: {
  eventId: string;
  photoId: string;
  recipe: string;
}): string {
  return `e/${photo.eventId}/${photo.photoId}/${photo.recipe}/`;
}

/** All that ever was public of a photo, wherever. */
export function publicPhotoFolder(photo: { eventId: string; photoId: string }): string {
  return `p/${photo.eventId}/${photo.photoId}/`;
}

/** Private: the original of a photo, and all renditions and drawings of every recipe. */
export function privatePhotoFolder(photo: { eventId: string; photoId: string }): string {
  return `e/${photo.eventId}/${photo.photoId}/`;
}

interface DrawingOfPhoto {
  eventId: string;
  photoId: string;
  recipe: string;
  kind: string;
  /** Another one whenever the bytes would be others. */
  variant: string;
}

/** Public once known: a watermarked crop that somebody asked for. */
export function shareKey(drawing: DrawingOfPhoto & { publicToken: string }): string {
  return `${publicRenditionFolder(drawing)}${drawing.kind.toLowerCase()}-${drawing.variant}`;
}

/** Private: without watermark, a crop or one half of a comparison. */
export function drawingKey(drawing: DrawingOfPhoto, part: 'download' | 'before' | 'after'): string {
  const { kind, variant } = drawing;
  return `${privateRenditionFolder(drawing)}${kind.toLowerCase()}-${variant}-${part}`;
}

interface LogoOfEvent {
  eventId: string;
  logoId: string;
}

/** Private: a logo as the organiser sent it; gone once it is prepared. */
export function logoUploadKey({ eventId, logoId }: LogoOfEvent): string {
  return `e/${eventId}/logo/${logoId}/upload`;
}

/** Private: the logo as a PNG; its bytes never change. */
export function logoKey({ eventId, logoId }: LogoOfEvent): string {
  return `e/${eventId}/logo/${logoId}/png`;
}

/** Private, for minutes: a photo as it would look. */
export function lookPreviewKey(preview: { eventId: string; previewId: string }): string {
  return `e/${preview.eventId}/look-preview/${preview.previewId}`;
}

export const PUBLIC_PREFIX = 'p/';
export const PUBLIC_MAX_AGE_SECONDS = 600;
