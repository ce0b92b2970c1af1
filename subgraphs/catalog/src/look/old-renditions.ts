import type { OldRendition } from '@focus-racer/contracts';
import type { CatalogContext } from '../context.ts';
import { lockPhoto } from '../photo/lock-photo.ts';
import type { Photo } from '../photo/photo.entity.ts';
import type { Rendition } from './rendition.ts';

/** What stands in the store and is nobody's any more. */
export function oldRenditionsOf(photo: Photo): OldRendition[] {
  return photo.oldRenditions.map((one) => toOldRendition(photo, one));
}

/** An address may have moved on without its recipe: the private rendition is then the present one. */
export function toOldRendition(photo: Photo, { publicToken, recipe }: Rendition): OldRendition {
  const inUse = recipe === photo.recipe || recipe === photo.nextRendition?.recipe;
  return { publicToken, recipe, withWeb: !inUse };
}

/** The objects of these renditions are gone. Idempotent. */
export async function forgetOldRenditions(
  { em: requestEm }: CatalogContext,
  photoId: string,
  publicTokens: readonly string[],
): Promise<{ left: number }> {
  return requestEm.transactional(async (em) => {
    const photo = await lockPhoto(em, photoId);
    if (!photo) return { left: 0 };
    photo.oldRenditions = photo.oldRenditions.filter(
      ({ publicToken }) => !publicTokens.includes(publicToken),
    );
    return { left: photo.oldRenditions.length };
  });
}
