import { actorOf, recordAuditAfterCommit, requireActor } from '@focus-racer/service-kit';
import type { CatalogContext } from '../context.ts';
import { groupOf } from '../duplicate/duplicate-groups.ts';
import { lockGroups, sortAlone } from '../duplicate/keep-sharpest.ts';
import { ProgressTally } from '../progress/progress-tally.ts';
import { askBack } from './bring-back-photo.ts';
import { getVisiblePhoto } from './find-photo.ts';
import { lockPhotoToSort } from './lock-photo.ts';
import { keepInstead } from './record-brought-back.ts';
import type { Photo } from './photo.entity.ts';

/**
 * Chooses which photo of its group is kept. One that is out of the gallery is brought back first, and
 * until then the other stays. Idempotent.
 */
export async function keepPhotoInstead(context: CatalogContext, photoId: string): Promise<Photo> {
  requireActor(context.viewer);
  const known = await getVisiblePhoto(context, photoId);
  const photo = await context.em.transactional(async (em) => {
    await sortAlone(em, known);
    await em.refresh(known);
    await lockGroups(em, [groupOf(known)]);
    const own = await lockPhotoToSort(context, em, photoId);
    const kept = own.duplicateOfId;
    if (own.state === 'PUBLISHED') {
      if (!kept) return own;
      const tally = new ProgressTally();
      await keepInstead(em, own, { at: new Date(), tally });
      await em.flush();
      await tally.write(em, own.eventId);
    } else {
      askBack(context, em, own);
      own.toBeKeptInstead = kept !== null;
    }
    recordAuditAfterCommit(em, {
      actor: actorOf(context.viewer),
      action: 'photo.keptInstead',
      subject: `photo:${own.id}`,
      details: { eventId: own.eventId, of: kept },
    });
    return own;
  });
  context.changes.announce(photo.eventId);
  return photo;
}
