import {
  originalKey,
  type PREVIEW_SIZE_PX,
  publicRenditionKey,
  type THUMBNAIL_SIZE_PX,
  webRenditionKey,
} from '@focus-racer/contracts';
import type { ObjectStore } from '@focus-racer/storage';
import type { Photo } from './photo.entity.ts';

const WEB_RENDITION_SECONDS = 3600;
const WEB_RENDITION_WINDOW_SECONDS = 900;
const ORIGINAL_SECONDS = 300;

type PublicSize = typeof PREVIEW_SIZE_PX | typeof THUMBNAIL_SIZE_PX;

/** null until rendered, and after a takedown. Who may see the photo is the caller's business. */
export function publicAddress(store: ObjectStore, photo: Photo, sizePx: PublicSize): string | null {
  const { eventId, id: photoId, publicToken, recipe } = photo;
  if (!recipe || photo.state === 'TAKEN_DOWN') return null;
  return store.publicUrl(publicRenditionKey({ eventId, photoId, publicToken, recipe, sizePx }));
}

/** Of a photo that was taken down for those alone who decide about it. */
export function webAddress(store: ObjectStore, photo: Photo): Promise<string> | null {
  const { eventId, id: photoId, recipe } = photo;
  if (!recipe) return null;
  return store.signGet(webRenditionKey({ eventId, photoId, recipe }), {
    expiresInSeconds: WEB_RENDITION_SECONDS,
    quantiseSeconds: WEB_RENDITION_WINDOW_SECONDS,
  });
}

/** Of a photo that was taken down for those alone who decide about it. */
export function originalAddress(store: ObjectStore, photo: Photo): Promise<string> | null {
  if (photo.state === 'AWAITING_UPLOAD') return null;
  return store.signGet(originalKey({ eventId: photo.eventId, photoId: photo.id }), {
    expiresInSeconds: ORIGINAL_SECONDS,
    downloadName: photo.fileName,
  });
}
