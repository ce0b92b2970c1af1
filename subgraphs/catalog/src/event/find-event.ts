import { idSchema } from '@focus-racer/contracts';
import type { CatalogContext } from '../context.ts';
import { Event } from './event.entity.ts';
import { canView, requireViewable } from './event.policy.ts';

/** null for what is no id, too. Who may see it is the caller's business. */
export async function findEvent(context: CatalogContext, eventId: string): Promise<Event | null> {
  return idSchema.safeParse(eventId).success ? context.load.event.load(eventId) : null;
}

export async function findVisibleEvent(
  context: CatalogContext,
  eventId: string,
): Promise<Event | null> {
  const event = await findEvent(context, eventId);
  return event && canView(context.viewer, event) ? event : null;
}

/** NOT_FOUND when no event of this address is there for the viewer. */
export async function getEventBySlug(context: CatalogContext, slug: string): Promise<Event> {
  const event = requireViewable(context.viewer, await context.em.findOne(Event, { slug }));
  context.load.event.prime(event.id, event);
  return event;
}
