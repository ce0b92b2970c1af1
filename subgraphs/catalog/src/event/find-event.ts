import { idSchema } from '@focus-racer/contracts';
import { notFound } from '@focus-racer/service-kit';
import type { CatalogContext } from '../context.ts';
import { Event } from './event.entity.ts';
import { crewOf } from '../crew/crew-of.ts';
import { canView } from './event.policy.ts';

/** null for what is no id, too. Who may see it is the caller's business. */
export async function findEvent(context: CatalogContext, eventId: string): Promise<Event | null> {
  return idSchema.safeParse(eventId).success ? context.load.event.load(eventId) : null;
}

export async function findVisibleEvent(
  context: CatalogContext,
  eventId: string,
): Promise<Event | null> {
  const event = await findEvent(context, eventId);
  return event && (await mayView(context, event)) ? event : null;
}

/** The crew is asked for drafts alone. */
export async function mayView(context: CatalogContext, event: Event): Promise<boolean> {
  const { viewer } = context;
  return canView(viewer, event, []) || canView(viewer, event, await crewOf(context, event.id));
}

/** The event, or NOT_FOUND when there is none for the viewer. */
export async function getViewable(context: CatalogContext, event: Event | null): Promise<Event> {
  return event && (await mayView(context, event)) ? event : Promise.reject(notFound('Event'));
}

/** NOT_FOUND when no event of this address is there for the viewer. */
export async function getEventBySlug(context: CatalogContext, slug: string): Promise<Event> {
  const event = await getViewable(context, await context.em.findOne(Event, { slug }));
  context.load.event.prime(event.id, event);
  return event;
}
