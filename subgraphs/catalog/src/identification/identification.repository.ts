import type { EntityManager } from '@mikro-orm/postgresql';
import { Identification } from './identification.entity.ts';

/** A page of what is uncertain on published photos, by the index of what is uncertain. */
export async function findUncertain(
  em: EntityManager,
  eventId: string,
  afterId: string | null,
  limit: number,
): Promise<Identification[]> {
  const rows = await em.execute<{ id: string }[]>(
    `select one.id from catalog.identification one
     join catalog.photo on photo.id = one.photo_id and photo.state = 'PUBLISHED'
     where one.event_id = ? and one.state = 'UNCERTAIN' ${afterId ? 'and one.id > ?' : ''}
     order by one.id limit ?`,
    [eventId, ...(afterId ? [afterId] : []), limit],
  );
  return em.find(
    Identification,
    { id: { $in: rows.map(({ id }) => id) } },
    { populate: ['entry.race'], strategy: 'joined', orderBy: { id: 'asc' } },
  );
}
