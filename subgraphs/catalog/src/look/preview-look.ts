import { idSchema, newId } from '@focus-racer/contracts';
import {
  AppError,
  checkInput,
  notFound,
  requireAccount,
  startWorkflowAfterCommit,
} from '@focus-racer/service-kit';
import type { CatalogContext } from '../context.ts';
import { requireManager } from '../event/event.policy.ts';
import { findEvent } from '../event/find-event.ts';
import type { Photo } from '../photo/photo.entity.ts';
import { changedLook } from './changed-look.ts';
import { type PreviewEventLookInput, previewEventLookSchema } from './look.inputs.ts';
import { LookPreview } from './look-preview.entity.ts';

/** Has a photo of the event drawn as it would look; nothing of the event changes. */
export async function previewEventLook(
  context: CatalogContext,
  input: PreviewEventLookInput,
): Promise<LookPreview> {
  const { eventId, photoId, ...change } = checkInput(previewEventLookSchema, input);
  const event = requireManager(context.viewer, await findEvent(context, eventId));
  const photo = await findPhotoToDraw(context, event.id, photoId ?? null);
  const { em } = context;
  const preview = Object.assign(new LookPreview(), {
    id: newId(),
    eventId: event.id,
    photoId: photo.id,
    look: await changedLook(em, event, change),
    createdAt: new Date(),
  });
  em.persist(preview);
  startWorkflowAfterCommit(em, 'drawLookPreview', {
    previewId: preview.id,
    eventId: event.id,
    organizationId: event.organizationId,
  });
  await em.flush();
  return preview;
}

/** For who manages its event, until it is forgotten. */
export async function getLookPreview(context: CatalogContext, id: string): Promise<LookPreview> {
  const { em, viewer } = context;
  requireAccount(viewer);
  const preview = idSchema.safeParse(id).success ? await em.findOne(LookPreview, id) : null;
  if (!preview) throw notFound('LookPreview');
  requireManager(viewer, await findEvent(context, preview.eventId));
  return preview;
}

async function findPhotoToDraw(
  { load }: CatalogContext,
  eventId: string,
  photoId: string | null,
): Promise<Photo> {
  const photo = await (photoId ? load.photo.load(photoId) : load.cover.load(eventId));
  if (photo?.eventId === eventId && photo.recipe !== null && photo.state !== 'TAKEN_DOWN') {
    return photo;
  }
  if (photoId) throw notFound('Photo');
  throw new AppError('CONFLICT', 'No photo of this event is published yet');
}
