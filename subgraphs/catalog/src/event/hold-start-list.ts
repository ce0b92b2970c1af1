import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Event } from './event.entity.ts';

/**
 * The event of now, held against an import of its start list until the transaction ends: a photo is
 * identified either with the new list by whoever holds this, or by the import's `reidentify`. Taken
 * after photos are locked, never before; an import locks no photo.
 */
export function holdStartList(em: EntityManager, eventId: string): Promise<Event> {
  return em.findOneOrFail(
    Event,
    { id: eventId },
    { lockMode: LockMode.PESSIMISTIC_READ, refresh: true },
  );
}
