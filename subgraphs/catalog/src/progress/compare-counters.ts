import type { EntityManager } from '@mikro-orm/postgresql';

interface Counted {
  state: string;
  photos: number;
  identified: number;
  uncertain: number;
}

/** For tests: an event's counters as they are kept, and as counting its photos gives them. */
export async function compareCounters(em: EntityManager, eventId: string) {
  const [kept] = await em.execute<Record<string, number>[]>(
    `select * from catalog.event_progress where event_id = ?`,
    [eventId],
  );
  const counted = await em.execute<Counted[]>(
    `select lower(state) as state, count(*)::int as photos,
       (count(*) filter (where state = 'PUBLISHED' and exists (
         select from catalog.identification i where i.photo_id = photo.id and i.state = 'ACTIVE'
       )))::int as identified,
       (coalesce(sum((
         select count(*) from catalog.identification i
         where i.photo_id = photo.id and i.state = 'UNCERTAIN'
       )) filter (where state = 'PUBLISHED'), 0))::int as uncertain
     from catalog.photo where event_id = ? group by state`,
    [eventId],
  );
  return {
    kept: kept ?? {},
    counted: {
      ...Object.fromEntries(counted.map(({ state, photos }) => [state, photos])),
      identified: counted.reduce((sum, { identified }) => sum + identified, 0),
      uncertain: counted.reduce((sum, { uncertain }) => sum + uncertain, 0),
    },
  };
}
