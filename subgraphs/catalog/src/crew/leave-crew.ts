import { idSchema } from '@focus-racer/contracts';
import {
  actorOf,
  notFound,
  recordAuditAfterCommit,
  requireAccount,
} from '@focus-racer/service-kit';
import { LockMode } from '@mikro-orm/postgresql';
import type { CatalogContext } from '../context.ts';
import { Event } from '../event/event.entity.ts';
import { isInsider, requireManager } from '../event/event.policy.ts';
import { CrewMember } from './crew-member.entity.ts';

/**
 * Takes somebody off an event's crew: for managers of the event, and for herself. What she sent stays
 * her organization's and goes on; she sees nothing of a draft any more. Idempotent.
 */
export async function removeFromCrew(
  context: CatalogContext,
  placeId: string,
): Promise<CrewMember> {
  const { viewer } = context;
  const { accountId } = requireAccount(viewer);
  const place = await context.em.transactional(async (em) => {
    const found = idSchema.safeParse(placeId).success
      ? await em.findOne(
          CrewMember,
          { id: placeId },
          { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
        )
      : null;
    const event = found && (await em.findOneOrFail(Event, { id: found.eventId }));
    const isOwn = found?.accountId === accountId;
    if (!event || (!isOwn && !isInsider(viewer, event))) throw notFound('Crew member');
    if (!isOwn) requireManager(viewer, event);
    if (found.removedAt) return found;
    found.removedAt = new Date();
    recordAuditAfterCommit(em, {
      actor: actorOf(viewer),
      action: 'crew.left',
      subject: `event:${event.id}`,
      details: { accountId: found.accountId, organizationId: found.organizationId },
    });
    return found;
  });
  context.load.crew.clear(place.eventId);
  // Whoever watches a draft by being of its crew is let go.
  context.changes.announce(place.eventId);
  return place;
}
