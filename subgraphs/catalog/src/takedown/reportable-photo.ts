import { idSchema, type Viewer, viewerSchema } from '@focus-racer/contracts';
import { checkInput, notFound } from '@focus-racer/service-kit';
import type { CatalogContext } from '../context.ts';
import { Event } from '../event/event.entity.ts';
import { getVisiblePhoto } from '../photo/find-photo.ts';

/** Whose photo it is, for a viewer who may see it; else NOT_FOUND. */
export async function getReportablePhoto(
  context: CatalogContext,
  photoId: string,
  asker: Record<string, unknown>,
) {
  const viewer: Viewer = checkInput(viewerSchema, asker);
  const photo = await getVisiblePhoto({ ...context, viewer }, photoId);
  const event = await context.em.findOneOrFail(Event, { id: photo.eventId });
  return {
    photoId: photo.id,
    eventId: photo.eventId,
    organizationId: photo.organizationId,
    eventOrganizationId: event.organizationId,
  };
}

export async function getReportedEvent({ load }: CatalogContext, eventId: string) {
  const event = idSchema.safeParse(eventId).success ? await load.event.load(eventId) : null;
  if (!event) throw notFound('Event');
  return { name: event.name };
}
