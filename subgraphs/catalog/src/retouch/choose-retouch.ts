import type { RetouchChoice } from '@focus-racer/contracts';
import {
  actorOf,
  AppError,
  recordAuditAfterCommit,
  startWorkflowAfterCommit,
} from '@focus-racer/service-kit';
import type { CatalogContext } from '../context.ts';
import { holdStartList } from '../event/hold-start-list.ts';
import { hasLook } from '../look/look-recipe.ts';
import { lookOfPhoto } from '../look/photo-look.ts';
import { lockPhotoToSort } from '../photo/lock-photo.ts';
import type { Photo } from '../photo/photo.entity.ts';

/** For who manages the event, and for who shot the photo. Idempotent. */
export async function choosePhotoRetouch(
  context: CatalogContext,
  photoId: string,
  choice: RetouchChoice,
): Promise<Photo> {
  const photo = await context.em.transactional(async (em) => {
    const own = await lockPhotoToSort(context, em, photoId);
    if (own.state === 'TAKEN_DOWN') {
      throw new AppError('CONFLICT', 'The photo was taken down', { state: own.state });
    }
    if (own.retouch === choice) return own;
    own.retouch = choice;
    recordAuditAfterCommit(em, {
      actor: actorOf(context.viewer),
      action: 'photo.retouchChosen',
      subject: `photo:${own.id}`,
      details: { eventId: own.eventId, choice },
    });
    // The event's look of now, which nobody changes until this choice is written.
    const event = await holdStartList(em, own.eventId);
    if (own.recipe !== null && !hasLook(own.recipe, lookOfPhoto(event, own))) {
      startWorkflowAfterCommit(em, 'rerenderPhoto', {
        photoId: own.id,
        eventId: own.eventId,
        organizationId: own.organizationId,
      });
    }
    return own;
  });
  context.changes.announce(photo.eventId);
  return photo;
}
