import { idSchema } from '@focus-racer/contracts';
import { notFound } from '@focus-racer/service-kit';
import type { CatalogContext } from '../context.ts';
import { firstRendition } from '../look/photo-look.ts';

/** The facts that a worker needs and that must stay out of workflow histories. */
export async function getPhotoWork({ load }: CatalogContext, photoId: string) {
  const photo = idSchema.safeParse(photoId).success ? await load.photo.load(photoId) : null;
  const event = photo && (await load.event.load(photo.eventId));
  if (!event) throw notFound('Photo');
  const { id, eventId, sha256, byteSize } = photo;
  const rendition = photo.nextRendition ?? firstRendition(event, photo);
  return { photoId: id, eventId, sha256, byteSize, ...rendition, eventName: event.name };
}
