import { newId } from '@focus-racer/contracts';
import {
  actorOf,
  AppError,
  checkInput,
  membershipOf,
  notFound,
  recordAuditAfterCommit,
  requireAccount,
} from '@focus-racer/service-kit';
import { UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import type { CatalogContext } from '../context.ts';
import { EventProgress } from '../progress/event-progress.entity.ts';
import { newRaces } from '../race/new-races.ts';
import { Event } from './event.entity.ts';
import { type CreateEventInput, createEventSchema } from './event.inputs.ts';
import { canHoldEvents } from './event.policy.ts';
import { makeSlug } from './slug.ts';

/** Makes a draft event of one of the viewer's organizations. */
export async function createEvent(
  context: CatalogContext,
  input: CreateEventInput,
): Promise<Event> {
  const { viewer } = context;
  requireAccount(viewer);
  const { races, slug, idempotencyKey = null, ...facts } = checkInput(createEventSchema, input);
  if (!canHoldEvents(viewer, facts)) {
    if (!membershipOf(viewer, facts.organizationId)) throw notFound('Organization');
    throw new AppError('FORBIDDEN', 'Your role does not allow this');
  }
  const { organizationId } = facts;
  const madeBefore = () =>
    idempotencyKey ? context.em.fork().findOne(Event, { organizationId, idempotencyKey }) : null;
  const earlier = await madeBefore();
  if (earlier) return earlier;

  const event = Object.assign(new Event(), facts, {
    id: newId(),
    slug: slug ?? makeSlug(facts.name),
    idempotencyKey,
    createdAt: new Date(),
  });
  const { em } = context;
  em.persist(event);
  em.persist(Object.assign(new EventProgress(), { eventId: event.id }));
  em.persist(newRaces(event.id, races));
  recordAuditAfterCommit(em, {
    actor: actorOf(viewer),
    action: 'event.created',
    subject: `event:${event.id}`,
    details: { organizationId },
  });
  try {
    await em.flush();
  } catch (error) {
    if (!(error instanceof UniqueConstraintViolationException)) throw error;
    const winner = await madeBefore();
    if (winner) return winner;
    throw new AppError('CONFLICT', 'Another event has this address', { field: 'slug' });
  }
  return event;
}
