import { DEFAULT_QUALITY } from '@focus-racer/contracts';
import {
  actorOf,
  checkInput,
  recordAuditAfterCommit,
  startWorkflowAfterCommit,
} from '@focus-racer/service-kit';
import { LockMode } from '@mikro-orm/postgresql';
import type { CatalogContext } from '../context.ts';
import { Event } from '../event/event.entity.ts';
import { requireManager } from '../event/event.policy.ts';
import { type SetQualityThresholdsInput, setQualityThresholdsSchema } from './quality.inputs.ts';

/**
 * Changes what an event sets aside. A photo being recorded is judged by the old thresholds or by the
 * new ones, and a workflow judges again what was recorded before.
 */
export function setQualityThresholds(
  context: CatalogContext,
  input: SetQualityThresholdsInput,
): Promise<Event> {
  const { eventId, thresholds = null } = checkInput(setQualityThresholdsSchema, input);
  return context.em.transactional(async (em) => {
    const found = await em.findOne(
      Event,
      { id: eventId },
      { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
    );
    const event = requireManager(context.viewer, found);
    event.quality = thresholds;
    recordAuditAfterCommit(em, {
      actor: actorOf(context.viewer),
      action: 'event.qualityChanged',
      subject: `event:${event.id}`,
      details: { ...(thresholds ?? DEFAULT_QUALITY) },
    });
    startWorkflowAfterCommit(em, 'rejudge', {
      eventId: event.id,
      organizationId: event.organizationId,
    });
    return event;
  });
}
