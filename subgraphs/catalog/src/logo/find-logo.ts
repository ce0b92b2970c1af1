import { idSchema } from '@focus-racer/contracts';
import { notFound, requireAccount } from '@focus-racer/service-kit';
import type { CatalogContext } from '../context.ts';
import { requireManager } from '../event/event.policy.ts';
import { findEvent } from '../event/find-event.ts';
import { EventLogo } from './event-logo.entity.ts';

/** A logo of an event that the viewer manages, with that event; what is another's is NOT_FOUND. */
export async function getManagedLogo(context: CatalogContext, logoId: string) {
  const { em, viewer } = context;
  requireAccount(viewer);
  const logo = idSchema.safeParse(logoId).success ? await em.findOne(EventLogo, logoId) : null;
  const event = logo && (await findEvent(context, logo.eventId));
  if (!logo) throw notFound('Logo');
  return { logo, event: requireManager(viewer, event) };
}

/** The logos of an event that can be used, the newest first; a few dozen at most. */
export function listLogos({ em }: CatalogContext, eventId: string): Promise<EventLogo[]> {
  return em.find(EventLogo, { eventId, state: 'READY' }, { orderBy: { id: 'desc' } });
}
