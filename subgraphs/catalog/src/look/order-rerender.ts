import { startWorkflowAfterCommit } from '@focus-racer/service-kit';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Event } from '../event/event.entity.ts';
import { EventRerender } from './event-rerender.entity.ts';
import { countStalePhotos } from './stale-photos.ts';

/**
 * Has all stale photos of the event rendered again, whatever was going on before. For whoever holds
 * the event's row alone.
 */
export async function orderRerender(em: EntityManager, event: Event): Promise<EventRerender> {
  const now = new Date();
  const found = await em.findOne(EventRerender, { eventId: event.id }, { refresh: true });
  const order = found ?? Object.assign(new EventRerender(), { eventId: event.id });
  const total = await countStalePhotos(em, event);
  Object.assign(order, {
    version: found ? found.version + 1 : 1,
    state: total === 0 ? 'DONE' : 'RUNNING',
    total,
    done: 0,
    failed: 0,
    startedAt: now,
    endedAt: total === 0 ? now : null,
  });
  em.persist(order);
  startRerender(em, event);
  return order;
}

/**
 * Adds one photo that came too late to have the event's present look: recorded under another one
 * while that changed. A pause stays a pause.
 */
export async function joinRerender(em: EntityManager, event: Event): Promise<void> {
  await em.execute(
    `insert into catalog.event_rerender (event_id, total, started_at) values (?, 1, now())
     on conflict (event_id) do update set
       version = event_rerender.version + 1,
       total = event_rerender.total + 1,
       state = case event_rerender.state when 'DONE' then 'RUNNING' else event_rerender.state end,
       ended_at = case event_rerender.state when 'DONE' then null else event_rerender.ended_at end`,
    [event.id],
  );
  startRerender(em, event);
}

/** Starts the batch, or tells the one under way to ask again what it has to do. */
export function startRerender(em: EntityManager, event: Event): void {
  startWorkflowAfterCommit(em, 'rerenderEvent', {
    eventId: event.id,
    organizationId: event.organizationId,
  });
}
