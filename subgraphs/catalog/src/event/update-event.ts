import {
  actorOf,
  checkInput,
  recordAuditAfterCommit,
  startWorkflowAfterCommit,
} from '@focus-racer/service-kit';
import { LockMode } from '@mikro-orm/postgresql';
import type { CatalogContext } from '../context.ts';
import { Event } from './event.entity.ts';
import { type UpdateEventInput, updateEventSchema } from './event.inputs.ts';
import { requireManager } from './event.policy.ts';

/** Changes an event. Made a draft again, its photos move to addresses nobody knows. */
export async function updateEvent(
  context: CatalogContext,
  input: UpdateEventInput,
): Promise<Event> {
  const change = checkInput(updateEventSchema, input);
  const event = await context.em.transactional(async (em) => {
    const found = await em.findOne(
      Event,
      { id: change.eventId },
      { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
    );
    const own = requireManager(context.viewer, found);
    const before = own.visibility;

    if (change.name != null) own.name = change.name;
    if (change.startsOn != null) own.startsOn = change.startsOn;
    if (change.place != null) own.place = change.place || null;
    if (change.sport != null) own.sport = change.sport || null;
    if (change.publicNames != null) own.publicNames = change.publicNames;
    if (change.visibility != null) own.visibility = change.visibility;

    if (own.visibility !== before) {
      recordAuditAfterCommit(em, {
        actor: actorOf(context.viewer),
        action: 'event.visibilityChanged',
        subject: `event:${own.id}`,
        details: { from: before, to: own.visibility },
      });
      if (own.visibility === 'DRAFT') {
        own.addressEpoch += 1;
        startWorkflowAfterCommit(em, 'rotateAddresses', {
          eventId: own.id,
          organizationId: own.organizationId,
        });
      }
    }
    return own;
  });
  context.changes.announce(event.id);
  return event;
}
