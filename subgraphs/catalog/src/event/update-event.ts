import {
  actorOf,
  AppError,
  checkInput,
  recordAuditAfterCommit,
  startWorkflowAfterCommit,
} from '@focus-racer/service-kit';
import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import type { CatalogContext } from '../context.ts';
import { thresholdsOf } from './confidence-thresholds.ts';
import { Event } from './event.entity.ts';
import { type UpdateEventInput, updateEventSchema } from './event.inputs.ts';
import { requireManager } from './event.policy.ts';

/**
 * Changes an event. Made a draft again, its photos move to addresses nobody knows; with other
 * thresholds they are identified again.
 */
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
    setThresholds(context, em, own, change);

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

function setThresholds(
  { viewer }: CatalogContext,
  em: EntityManager,
  event: Event,
  change: Pick<UpdateEventInput, 'publishConfidence' | 'doubtConfidence'>,
): void {
  const before = thresholdsOf(event);
  event.publishConfidence = change.publishConfidence ?? event.publishConfidence;
  event.doubtConfidence = change.doubtConfidence ?? event.doubtConfidence;
  const now = thresholdsOf(event);
  if (change.doubtConfidence != null && change.doubtConfidence > now.publish) {
    throw new AppError('BAD_USER_INPUT', 'doubtConfidence is above publishConfidence', {
      field: 'doubtConfidence',
      max: now.publish,
    });
  }
  if (now.publish === before.publish && now.doubt === before.doubt) return;
  recordAuditAfterCommit(em, {
    actor: actorOf(viewer),
    action: 'event.thresholdsChanged',
    subject: `event:${event.id}`,
    details: { ...now },
  });
  startWorkflowAfterCommit(em, 'reidentify', {
    eventId: event.id,
    organizationId: event.organizationId,
  });
}
