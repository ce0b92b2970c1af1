import type { DrawingKind } from '@focus-racer/contracts';
import {
  AppError,
  notFound,
  requireAccount,
  startWorkflowAfterCommit,
} from '@focus-racer/service-kit';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { CatalogContext } from '../context.ts';
import { getVisiblePhoto } from '../photo/find-photo.ts';
import { lockPhoto } from '../photo/lock-photo.ts';
import { eventForInsiders } from '../photo/photo-access.ts';
import type { Photo } from '../photo/photo.entity.ts';
import { PhotoDrawing } from './photo-drawing.entity.ts';
import { canBeDrawn, stateOf, wantedDrawing } from './wanted-drawing.ts';

/** By then a worker would have said something; whoever still waits may ask again. */
const ASK_AGAIN_AFTER_MS = 60_000;

/**
 * For whoever may see the photo. A stranger can cause four small drawings of a published photo, once:
 * what is drawn, or being drawn, is not drawn again.
 */
export function requestCrop(
  context: CatalogContext,
  photoId: string,
  ratio: Exclude<DrawingKind, 'COMPARISON'>,
): Promise<Photo> {
  return requestDrawing(context, photoId, ratio);
}

/** For members, and of the crew for who shot it. */
export async function requestComparison(context: CatalogContext, photoId: string): Promise<Photo> {
  requireAccount(context.viewer);
  const photo = await getVisiblePhoto(context, photoId);
  if (!(await eventForInsiders(context, photo))) throw notFound('Photo');
  return requestDrawing(context, photoId, 'COMPARISON');
}

async function requestDrawing(
  context: CatalogContext,
  photoId: string,
  kind: DrawingKind,
): Promise<Photo> {
  await getVisiblePhoto(context, photoId);
  const photo = await context.em.transactional(async (em) => {
    const locked = await lockPhoto(em, photoId);
    if (!locked) throw notFound('Photo');
    if (!canBeDrawn(locked)) {
      throw new AppError('CONFLICT', 'The photo has no renditions', { state: locked.state });
    }
    if (!(await isOnItsWay(context, em, locked, kind))) await order(em, locked, kind);
    return locked;
  });
  context.load.drawings.clear(photoId);
  return photo;
}

async function isOnItsWay(
  { load }: CatalogContext,
  em: EntityManager,
  photo: Photo,
  kind: DrawingKind,
): Promise<boolean> {
  const drawing = await em.findOne(PhotoDrawing, { photoId: photo.id, kind }, { refresh: true });
  const event = await load.event.load(photo.eventId);
  if (!drawing || !event || !canBeDrawn(photo)) return false;
  const people = await load.people.load(photo.id);
  const state = stateOf(drawing, wantedDrawing(event, photo, people, kind));
  if (state === 'DRAWN') return true;
  return state === 'DRAWING' && Date.now() - drawing.requestedAt.getTime() < ASK_AGAIN_AFTER_MS;
}

async function order(em: EntityManager, photo: Photo, kind: DrawingKind): Promise<void> {
  await em.upsert(
    PhotoDrawing,
    { photoId: photo.id, kind, state: 'DRAWING', requestedAt: new Date() },
    { onConflictFields: ['photoId', 'kind'], onConflictAction: 'merge' },
  );
  startWorkflowAfterCommit(em, 'drawOnDemand', {
    photoId: photo.id,
    eventId: photo.eventId,
    organizationId: photo.organizationId,
    kind,
  });
}
