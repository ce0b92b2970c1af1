import { idSchema, type PhotoState } from '@focus-racer/contracts';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { CatalogContext } from '../context.ts';
import { lockGroups, sortAlone, takePlaceOf } from '../duplicate/keep-sharpest.ts';
import { groupOf } from '../duplicate/duplicate-groups.ts';
import type { ProgressTally } from '../progress/progress-tally.ts';
import { lockPhoto } from './lock-photo.ts';
import { Photo } from './photo.entity.ts';
import { movePhoto } from './photo.state.ts';
import { auditDecision, workOnPhoto } from './work-on-photo.ts';

/**
 * The credit is taken: SET_ASIDE → PUBLISHED, when that was asked for, and in the place of the one
 * that was kept, when that was asked for too. Idempotent.
 */
export function recordBroughtBack(
  context: CatalogContext,
  photoId: string,
): Promise<{ state: PhotoState }> {
  const bringBack = async (em: EntityManager, photo: Photo, tally: ProgressTally) => {
    if (photo.state !== 'SET_ASIDE' || !photo.bringBackRequestedAt) return;
    const at = new Date();
    movePhoto(photo, 'PUBLISHED', at);
    photo.setAsideReason = null;
    photo.bringBackRequestedAt = null;
    photo.searchableAt ??= at;
    if (!photo.bringBackByRules) photo.sortedByHandAt = at;
    photo.bringBackByRules = false;
    if (photo.toBeKeptInstead) await keepInstead(em, photo, { at, tally });
    auditDecision(em, photo, 'photo.broughtBack');
  };
  const answer = ({ state }: Photo) => state;
  return workOnPhoto(context, photoId, bringBack, answer, async (em) => {
    const photo = idSchema.safeParse(photoId).success ? await em.findOne(Photo, photoId) : null;
    if (!photo) return;
    await sortAlone(em, photo);
    await em.refresh(photo);
    await lockGroups(em, [groupOf(photo)]);
  });
}

/** `photo` is published, and its group shows it from now on. */
export async function keepInstead(
  em: EntityManager,
  photo: Photo,
  change: { at: Date; tally: ProgressTally },
): Promise<void> {
  photo.toBeKeptInstead = false;
  const kept = photo.duplicateOfId ? await lockPhoto(em, photo.duplicateOfId) : null;
  photo.duplicateOfId = null;
  if (!kept) return;
  await takePlaceOf(em, photo, kept, change);
  kept.sortedByHandAt = change.at;
}
