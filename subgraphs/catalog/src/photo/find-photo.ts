import { idSchema } from '@focus-racer/contracts';
import { notFound } from '@focus-racer/service-kit';
import type { CatalogContext } from '../context.ts';
import { crewForPhoto } from './photo-access.ts';
import type { Photo } from './photo.entity.ts';
import { canViewPhoto, decidesTakedown } from './photo.policy.ts';

/** The photo when the viewer may see it, else null. */
export async function findVisiblePhoto(
  context: CatalogContext,
  photoId: string,
): Promise<Photo | null> {
  if (!idSchema.safeParse(photoId).success) return null;
  const photo = await context.load.photo.load(photoId);
  const event = photo && (await context.load.event.load(photo.eventId));
  if (!event) return null;
  const crew = await crewForPhoto(context, event, photo);
  if (canViewPhoto(context.viewer, event, photo, crew)) return photo;
  const decided = photo.state === 'TAKEN_DOWN' && decidesTakedown(context.viewer, event, photo);
  return decided ? photo : null;
}

export async function getVisiblePhoto(context: CatalogContext, photoId: string): Promise<Photo> {
  const photo = await findVisiblePhoto(context, photoId);
  if (!photo) throw notFound('Photo');
  return photo;
}
