import {
  actorOf,
  AppError,
  recordAuditAfterCommit,
  startWorkflowAfterCommit,
} from '@focus-racer/service-kit';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { CatalogContext } from '../context.ts';
import { lockPhotoToSort } from './lock-photo.ts';
import type { Photo } from './photo.entity.ts';

/** Asks for a photo that was set aside; a workflow takes its credit and publishes it. Idempotent. */
export async function bringBackPhoto(context: CatalogContext, photoId: string): Promise<Photo> {
  return context.em.transactional(async (em) => {
    const photo = await lockPhotoToSort(context, em, photoId);
    if (photo.state !== 'PUBLISHED') askBack(context, em, photo);
    return photo;
  });
}

/** What was asked before is not asked again. CONFLICT unless the photo is set aside. */
export function askBack({ viewer }: CatalogContext, em: EntityManager, photo: Photo): void {
  photo.bringBackByRules = false;
  if (photo.bringBackRequestedAt) return;
  if (photo.state !== 'SET_ASIDE') {
    throw new AppError('CONFLICT', 'Only a photo that was set aside can be brought back', {
      state: photo.state,
    });
  }
  photo.bringBackRequestedAt = new Date();
  startWorkflowAfterCommit(em, 'bringBackPhoto', {
    photoId: photo.id,
    eventId: photo.eventId,
    organizationId: photo.organizationId,
  });
  recordAuditAfterCommit(em, {
    actor: actorOf(viewer),
    action: 'photo.bringBackRequested',
    subject: `photo:${photo.id}`,
    details: { eventId: photo.eventId },
  });
}
