import type { EntityManager } from '@mikro-orm/postgresql';
import type { Photo } from '../photo/photo.entity.ts';
import { toPhotos } from '../photo/photo.repository.ts';
import type { PhotoCursor } from '../photo/photo-cursor.ts';

/** Materialized, or the planner may walk the whole gallery looking for one bib's photos. */
const FOUND = `with found as materialized (
  select distinct photo_id from catalog.identification
  where event_id = ? and bib_key = ? and state = 'ACTIVE'
)`;

/** A bib's published photos in the gallery's order. */
export async function findPhotosOfBib(
  em: EntityManager,
  bib: { eventId: string; bibKey: string },
  after: PhotoCursor | null,
  limit: number,
): Promise<Photo[]> {
  const rows = await em.execute(
    `${FOUND} select photo.* from found join catalog.photo on photo.id = found.photo_id
     where photo.state = 'PUBLISHED'
     ${after ? 'and (photo.sort_at, photo.id) > (?::timestamptz, ?::uuid)' : ''}
     order by photo.sort_at, photo.id limit ?`,
    [bib.eventId, bib.bibKey, ...(after ?? []), limit],
  );
  return toPhotos(em, rows);
}

/** A bib has a few dozen photos; the count is bounded all the same. */
export async function countPhotosOfBib(
  em: EntityManager,
  bib: { eventId: string; bibKey: string },
  max: number,
): Promise<number> {
  const [row] = await em.execute<{ count: number }[]>(
    `${FOUND} select count(*)::int as count from (
       select 1 from found join catalog.photo on photo.id = found.photo_id
       where photo.state = 'PUBLISHED' limit ?
     ) counted`,
    [bib.eventId, bib.bibKey, max],
  );
  return row?.count ?? 0;
}

export interface BibMatch {
  bib: string;
  name: string | null;
  photo_count: number;
}

/** Of these keys, those that have published photos or stand in the start list; most photos first. */
export function findBibs(
  em: EntityManager,
  eventId: string,
  bibKeys: readonly string[],
  limit: number,
): Promise<BibMatch[]> {
  return em.execute<BibMatch[]>(
    `with wanted as (select unnest(array[?]::text[]) as bib_key),
     seen as (
       select i.bib_key, min(i.bib) as bib, count(distinct i.photo_id)::int as photo_count
       from wanted join catalog.identification i
         on i.event_id = ? and i.bib_key = wanted.bib_key and i.state = 'ACTIVE'
       join catalog.photo on photo.id = i.photo_id and photo.state = 'PUBLISHED'
       group by i.bib_key
     ),
     listed as (
       select e.bib_key, min(e.bib) as bib, min(e.name) as name, count(*) as runners
       from wanted join catalog.start_list_entry e
         on e.event_id = ? and e.bib_key = wanted.bib_key
       group by e.bib_key
     )
     select coalesce(listed.bib, seen.bib) as bib,
       case when listed.runners = 1 then listed.name end as name,
       coalesce(seen.photo_count, 0) as photo_count
     from listed full join seen using (bib_key)
     order by photo_count desc, length(coalesce(listed.bib, seen.bib)), bib limit ?`,
    [bibKeys, eventId, eventId, limit],
  );
}
