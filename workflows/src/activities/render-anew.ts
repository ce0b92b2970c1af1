import { renderPhoto } from '../imaging/render-photo.ts';
import { readLogo } from './read-logo.ts';
import { readOriginal } from './read-original.ts';
import type { ImageParts } from './render-photo.ts';
import { storeRenditions } from './store-renditions.ts';

/** Renders a photo with the look and to the place that its row names; null when it cannot be. */
export async function renderAnew(
  parts: ImageParts,
  photoId: string,
): Promise<{ eventId: string; photoId: string; publicToken: string; recipe: string } | null> {
  const { store, cameraSalt } = parts;
  const original = await readOriginal(parts, photoId);
  if (original.outcome === 'UNUSABLE') return null;
  const { bytes, ...photo } = original;
  const logo = await readLogo(store, photo.look);
  const rendering = await renderPhoto({ ...photo, original: bytes, logo, cameraSalt });
  if (rendering.outcome === 'UNUSABLE') return null;
  await storeRenditions(store, photo, rendering.files);
  return photo;
}
