import type { PhotoState } from '@focus-racer/contracts';
import { startWorkflowAfterCommit } from '@focus-racer/service-kit';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { CatalogContext } from '../context.ts';
import type { Photo } from '../photo/photo.entity.ts';
import { workOnPhoto } from '../photo/work-on-photo.ts';
import { PhotoTakedown } from './photo-takedown.entity.ts';
import { isHeldDown, withdrawIfHeld } from './withdraw-photo.ts';

interface Hold {
  takedownId: string;
  photoId: string;
  version: number;
  held: boolean;
}

/**
 * Whether a takedown holds its photo down from now on. Asked again, and asked what is older than what
 * is known, nothing changes. A photo still in work is recorded as held and never seen.
 */
export function holdPhotoDown(
  context: CatalogContext,
  { takedownId, photoId, version, held }: Hold,
): Promise<{ state: PhotoState }> {
  return workOnPhoto(context, photoId, async (em, photo) => {
    const known = await em.findOne(PhotoTakedown, { takedownId }, { refresh: true });
    if (known && known.version >= version) return;
    const hold = known ?? Object.assign(new PhotoTakedown(), { takedownId, photoId });
    Object.assign(hold, { version, held, changedAt: new Date() });
    em.persist(hold);
    await em.flush();
    if (held) await withdrawIfHeld(em, photo);
    else await putBackUnlessHeld(em, photo);
  });
}

/** It stays gone until a worker has rendered it anew, at an address that nobody knows. */
async function putBackUnlessHeld(em: EntityManager, photo: Photo): Promise<void> {
  if (photo.state !== 'TAKEN_DOWN' || (await isHeldDown(em, photo.id))) return;
  startWorkflowAfterCommit(em, 'withdrawPhoto', {
    photoId: photo.id,
    eventId: photo.eventId,
    organizationId: photo.organizationId,
  });
}
