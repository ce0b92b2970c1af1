import { actorOf, AppError, recordAuditAfterCommit } from '@focus-racer/service-kit';
import type { CatalogContext } from '../context.ts';
import { countedAs, ProgressTally } from '../progress/progress-tally.ts';
import { lockPhotoToSort } from './lock-photo.ts';
import type { Photo } from './photo.entity.ts';
import { movePhoto } from './photo.state.ts';

/** Takes a published photo out of the gallery by hand. Its credit stays taken. Idempotent. */
export async function setPhotoAside(context: CatalogContext, photoId: string): Promise<Photo> {
  const photo = await context.em.transactional(async (em) => {
    const own = await lockPhotoToSort(context, em, photoId);
    if (own.state === 'SET_ASIDE') return own;
    if (own.state !== 'PUBLISHED') {
      throw new AppError('CONFLICT', 'Only a published photo can be set aside', {
        state: own.state,
      });
    }
    const before = countedAs(own);
    movePhoto(own, 'SET_ASIDE', new Date());
    own.setAsideReason = 'BY_HAND';
    own.sortedByHandAt = own.stateChangedAt;
    recordAuditAfterCommit(em, {
      actor: actorOf(context.viewer),
      action: 'photo.setAside',
      subject: `photo:${own.id}`,
      details: { eventId: own.eventId, reason: 'BY_HAND' },
    });
    await em.flush();
    const tally = new ProgressTally();
    tally.changed(before, own);
    await tally.write(em, own.eventId);
    return own;
  });
  context.changes.announce(photo.eventId, [], photo.state === 'PUBLISHED' ? [] : [photo.id]);
  return photo;
}
