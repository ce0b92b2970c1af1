import {
  type OldRendition,
  PREVIEW_SIZE_PX,
  privateRenditionFolder,
  PUBLIC_MAX_AGE_SECONDS,
  publicRenditionFolder,
  publicRenditionKey,
  THUMBNAIL_SIZE_PX,
  webRenditionKey,
} from '@focus-racer/contracts';
import type { ObjectStore } from '@focus-racer/storage';
import type { RenditionFiles } from '../imaging/render-photo.ts';

export const PRIVATE_JPEG = { contentType: 'image/jpeg' };
export const PUBLIC_JPEG = {
  contentType: 'image/jpeg',
  cacheControl: `public, max-age=${PUBLIC_MAX_AGE_SECONDS}`,
};

interface RenditionPlace {
  eventId: string;
  photoId: string;
  publicToken: string;
  recipe: string;
}

function keysOf(at: RenditionPlace) {
  return {
    web: webRenditionKey(at),
    preview: publicRenditionKey({ ...at, sizePx: PREVIEW_SIZE_PX }),
    thumbnail: publicRenditionKey({ ...at, sizePx: THUMBNAIL_SIZE_PX }),
  };
}

/** Under the keys that the photo's row fixed: a second time, the same bytes to the same places. */
export async function storeRenditions(
  store: ObjectStore,
  at: RenditionPlace,
  files: RenditionFiles,
): Promise<void> {
  const { web, preview, thumbnail } = keysOf(at);
  await Promise.all([
    store.write(web, files.web, PRIVATE_JPEG),
    store.write(preview, files.preview, PUBLIC_JPEG),
    store.write(thumbnail, files.thumbnail, PUBLIC_JPEG),
  ]);
}

/** With what was drawn beside them for whoever asked. */
export async function removeRenditions(
  store: ObjectStore,
  { eventId, photoId }: { eventId: string; photoId: string },
  { withWeb, ...old }: OldRendition,
): Promise<void> {
  const at = { eventId, photoId, ...old };
  await removeFolder(store, publicRenditionFolder(at));
  if (withWeb) await removeFolder(store, privateRenditionFolder(at));
}

export async function removeFolder(store: ObjectStore, folder: string): Promise<void> {
  for await (const key of store.list(folder)) await store.remove(key);
}
