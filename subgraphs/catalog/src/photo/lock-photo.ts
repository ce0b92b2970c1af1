import { idSchema } from '@focus-racer/contracts';
import { AppError, notFound, requireActor } from '@focus-racer/service-kit';
import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import type { CatalogContext } from '../context.ts';
import { Photo } from './photo.entity.ts';
import { crewForPhoto, eventForInsiders } from './photo-access.ts';
import { canSortPhoto } from './photo.policy.ts';

/** The row of now, held until the transaction ends. */
export function lockPhoto(em: EntityManager, photoId: string): Promise<Photo | null> {
  return em.findOne(
    Photo,
    { id: photoId },
    { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
  );
}

/** As `lockPhoto`, for a viewer who may set it aside and bring it back; else NOT_FOUND or FORBIDDEN. */
export async function lockPhotoToSort(
  context: CatalogContext,
  em: EntityManager,
  photoId: string,
): Promise<Photo> {
  requireActor(context.viewer);
  const photo = idSchema.safeParse(photoId).success ? await lockPhoto(em, photoId) : null;
  const event = photo && (await context.load.event.load(photo.eventId));
  if (!event || photo.state === 'DELETED' || !(await eventForInsiders(context, photo))) {
    throw notFound('Photo');
  }
  const crew = await crewForPhoto(context, event, photo);
  if (!canSortPhoto(context.viewer, event, photo, crew)) {
    throw new AppError('FORBIDDEN', 'Your role does not allow this');
  }
  return photo;
}
