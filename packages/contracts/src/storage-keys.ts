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
