import { randomBytes } from 'node:crypto';
import type { OldRendition } from '@focus-racer/contracts';
import type { CatalogContext } from '../context.ts';
import { Event } from '../event/event.entity.ts';
import { lockPhoto } from '../photo/lock-photo.ts';
import type { Photo } from '../photo/photo.entity.ts';
import { hasLook } from './look-recipe.ts';
import { oldRenditionsOf } from './old-renditions.ts';
import { laterRendition, lookOfPhoto } from './photo-look.ts';

export interface RerenderBegun {
  /** Whether there is something to render: photoWork says what, and where. */
  needed: boolean;
  old: OldRendition[];
}

/**
 * Fixes in the photo's row where its next renditions will stand. Asked twice, the same place, unless
 * the look changed meanwhile: what was written there is then to be removed.
 */
export async function beginRerender(
  { em: requestEm }: CatalogContext,
  photoId: string,
): Promise<RerenderBegun> {
  return requestEm.transactional(async (em) => {
    const photo = await lockPhoto(em, photoId);
    if (!photo || !isRendered(photo)) return { needed: false, old: [] };
    const event = await em.findOneOrFail(Event, { id: photo.eventId }, { refresh: true });
    const look = lookOfPhoto(event, photo);
    const fresh = hasLook(photo.recipe, look);
    const next = photo.nextRendition;
    if (next && (fresh || !hasLook(next.recipe, look))) {
      photo.oldRenditions = [
        ...photo.oldRenditions,
        { publicToken: next.publicToken, recipe: next.recipe },
      ];
      photo.nextRendition = null;
    }
    if (!fresh) {
      photo.nextRendition ??= laterRendition(event, photo, randomBytes(16).toString('hex'));
    }
    return { needed: !fresh, old: oldRenditionsOf(photo) };
  });
}

function isRendered(photo: Photo): photo is Photo & { recipe: string } {
  return photo.recipe !== null && (photo.state === 'PUBLISHED' || photo.state === 'SET_ASIDE');
}
