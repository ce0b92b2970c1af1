import { idSchema } from '@focus-racer/contracts';
import { actorOf, AppError, checkInput, recordAuditAfterCommit } from '@focus-racer/service-kit';
import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import type { CatalogContext } from '../context.ts';
import { Event } from '../event/event.entity.ts';
import { requireManager } from '../event/event.policy.ts';
import { changedLook } from './changed-look.ts';
import { EventRerender } from './event-rerender.entity.ts';
import { type ChangeEventLookInput, changeEventLookSchema } from './look.inputs.ts';
import { recipeOf } from './look-recipe.ts';
import { orderRerender, startRerender } from './order-rerender.ts';
import { lookOf } from './photo-look.ts';

/** Gives an event's photos another look: those that are rendered already are rendered again. */
export async function changeEventLook(
  context: CatalogContext,
  input: ChangeEventLookInput,
): Promise<Event> {
  const { eventId, ...change } = checkInput(changeEventLookSchema, input);
  const event = await context.em.transactional(async (em) => {
    const own = await lockManagedEvent(context, em, eventId);
    const look = await changedLook(em, own, change);
    const differs = recipeOf(look) !== recipeOf(lookOf(own));
    own.look = look;
    await em.flush();
    if (!differs) return own;
    await orderRerender(em, own);
    auditLook(context, em, own, 'event.lookChanged');
    return own;
  });
  context.changes.announce(event.id);
  return event;
}

const ORDERS = {
  pause: { from: ['RUNNING'], action: 'event.rerenderPaused' },
  resume: { from: ['PAUSED', 'CANCELLED'], action: 'event.rerenderResumed' },
  cancel: { from: ['RUNNING', 'PAUSED'], action: 'event.rerenderCancelled' },
} as const;

/** Pauses, resumes or cancels the rendering of an event's photos with its present look. Idempotent. */
export async function steerRerender(
  context: CatalogContext,
  eventId: string,
  what: keyof typeof ORDERS,
): Promise<EventRerender> {
  const order = await context.em.transactional(async (em) => {
    const event = await lockManagedEvent(context, em, eventId);
    const found = await em.findOne(EventRerender, { eventId }, { refresh: true });
    if (!found) throw new AppError('CONFLICT', 'The photos have never been rendered again');
    const { from, action } = ORDERS[what];
    if (!from.some((state) => state === found.state)) return found;
    auditLook(context, em, event, action);
    if (what === 'resume' && found.state === 'CANCELLED') return orderRerender(em, event);
    found.state = what === 'pause' ? 'PAUSED' : what === 'resume' ? 'RUNNING' : 'CANCELLED';
    found.endedAt = what === 'cancel' ? new Date() : null;
    startRerender(em, event);
    return found;
  });
  context.changes.announce(eventId);
  return order;
}

async function lockManagedEvent(
  { viewer }: CatalogContext,
  em: EntityManager,
  eventId: string,
): Promise<Event> {
  const event = idSchema.safeParse(eventId).success
    ? await em.findOne(
        Event,
        { id: eventId },
        { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
      )
    : null;
  return requireManager(viewer, event);
}

function auditLook({ viewer }: CatalogContext, em: EntityManager, event: Event, action: string) {
  recordAuditAfterCommit(em, {
    actor: actorOf(viewer),
    action,
    subject: `event:${event.id}`,
    details: { recipe: recipeOf(lookOf(event)) },
  });
}
