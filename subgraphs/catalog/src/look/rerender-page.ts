import type { RerenderState } from '@focus-racer/contracts';
import { notFound } from '@focus-racer/service-kit';
import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import type { CatalogContext } from '../context.ts';
import { Event } from '../event/event.entity.ts';
import { EventRerender } from './event-rerender.entity.ts';
import { countStalePhotos, findPhotosToRerender } from './stale-photos.ts';

export interface RerenderPage {
  state: RerenderState;
  version: number;
  photoIds: string[];
  next: string | null;
}

/** What the batch has to do now; no photo unless it is RUNNING. */
export async function getRerenderPage(
  { em }: CatalogContext,
  eventId: string,
  after: string | null,
): Promise<RerenderPage> {
  const { event, order } = await findOrder(em, eventId);
  const { state, version } = order;
  const page =
    state === 'RUNNING' || state === 'DONE'
      ? await findPhotosToRerender(em, event, after)
      : { photoIds: [], next: null };
  return { state, version, ...page };
}

/**
 * The batch reached every photo. Not ended when somebody ordered something else meanwhile; what is
 * still stale then could not be rendered.
 */
export async function finishRerender(
  context: CatalogContext,
  eventId: string,
  version: number,
): Promise<{ ended: boolean }> {
  const ended = await context.em.transactional(async (em) => {
    const event = await em.findOne(
      Event,
      { id: eventId },
      { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
    );
    const order = event && (await em.findOne(EventRerender, { eventId }, { refresh: true }));
    if (!order) throw notFound('Event');
    if (order.version !== version) return false;
    if (order.state !== 'RUNNING') return order.state !== 'PAUSED';
    order.state = 'DONE';
    order.failed = await countStalePhotos(em, event);
    order.endedAt = new Date();
    return true;
  });
  if (ended) context.changes.announce(eventId);
  return { ended };
}

async function findOrder(em: EntityManager, eventId: string) {
  const event = await em.findOne(Event, { id: eventId }, { refresh: true });
  const order = event && (await em.findOne(EventRerender, { eventId }, { refresh: true }));
  if (!order) throw notFound('Event');
  return { event, order };
}
