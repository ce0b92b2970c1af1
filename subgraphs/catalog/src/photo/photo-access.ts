import type { CatalogContext } from '../context.ts';
import type { CrewPlace } from '../crew/crew.policy.ts';
import { crewOf } from '../crew/crew-of.ts';
import type { Event } from '../event/event.entity.ts';
import { isInsider } from '../event/event.policy.ts';
import type { Photo } from './photo.entity.ts';
import { decidesTakedown, seesWholePhoto } from './photo.policy.ts';

/** The crew that a policy of photos wants to know, asked only where it can matter to the viewer. */
export async function crewForPhoto(
  context: CatalogContext,
  event: Event,
  photo: Photo,
): Promise<readonly CrewPlace[]> {
  const { viewer } = context;
  if (viewer.kind === 'anonymous' || isInsider(viewer, event)) return [];
  const matters = event.visibility === 'DRAFT' || viewer.accountId === photo.authorId;
  return matters ? crewOf(context, event.id) : [];
}

/** The photo's event when the viewer sees all of the photo, else null. */
export async function eventForInsiders(
  context: CatalogContext,
  photo: Photo,
): Promise<Event | null> {
  const event = await context.load.event.load(photo.eventId);
  if (!event) return null;
  const crew = await crewForPhoto(context, event, photo);
  return seesWholePhoto(context.viewer, event, photo, crew) ? event : null;
}

/** null for whoever does not see all of the photo. */
export async function forInsiders<T>(
  context: CatalogContext,
  photo: Photo,
  value: () => T | Promise<T> | null,
): Promise<T | null> {
  return (await eventForInsiders(context, photo)) ? value() : null;
}

/** null for whoever does not decide about a photo that was taken down. */
export async function forDeciders<T>(
  context: CatalogContext,
  photo: Photo,
  value: () => T | Promise<T> | null,
): Promise<T | null> {
  const event = await context.load.event.load(photo.eventId);
  return event && decidesTakedown(context.viewer, event, photo) ? value() : null;
}
