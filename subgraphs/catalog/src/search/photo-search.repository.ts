import type { EntityManager } from '@mikro-orm/postgresql';
import type { Photo } from '../photo/photo.entity.ts';
import { toPhotos } from '../photo/photo.repository.ts';
import type { PhotoCursor } from '../photo/photo-cursor.ts';
import type { PhotoSearch } from './photo-search.inputs.ts';

interface Condition {
  sql: string;
  values: unknown[];
}

/**
 * Published photos in the gallery's order, walked along its index: each condition looks at one photo
 * alone. A time without a camera's word for it is no time.
 */
export async function findMatchingPhotos(
  em: EntityManager,
  eventId: string,
  search: PhotoSearch,
  after: PhotoCursor | null,
  limit: number,
): Promise<Photo[]> {
  const conditions = [
    ...timeConditions(search),
    ...colourConditions(search),
    ...raceConditions(eventId, search),
    ...labelConditions(search),
    ...(after ? [{ sql: '(sort_at, id) > (?::timestamptz, ?::uuid)', values: [...after] }] : []),
  ];
  const rows = await em.execute(
    `select * from catalog.photo where event_id = ? and state = 'PUBLISHED'
     ${conditions.map(({ sql }) => `and ${sql}`).join(' ')}
     order by sort_at, id limit ?`,
    [eventId, ...conditions.flatMap(({ values }) => values), limit],
  );
  return toPhotos(em, rows);
}

function timeConditions({ from, until }: PhotoSearch): Condition[] {
  if (!from && !until) return [];
  return [
    { sql: 'taken_at is not null', values: [] },
    ...(from ? [{ sql: 'sort_at >= ?', values: [from] }] : []),
    ...(until ? [{ sql: 'sort_at < ?', values: [until] }] : []),
  ];
}

/** A photo's colours are those of all its people: whether one wears several, their regions say. */
function colourConditions({ colours }: PhotoSearch): Condition[] {
  if (colours.length === 0) return [];
  const wanted = `{${colours.join(',')}}`;
  const onPhoto = { sql: 'torso_colours @> ?::text[]', values: [wanted] };
  if (colours.length === 1) return [onPhoto];
  const onOnePerson = {
    sql: `exists (select 1 from catalog.reading_run run
      join catalog.person_region region on region.run_id = run.id
      where run.photo_id = photo.id and run.generation = photo.generation
        and region.torso_colours @> ?::text[])`,
    values: [wanted],
  };
  return [onPhoto, onOnePerson];
}

function raceConditions(eventId: string, { raceId }: PhotoSearch): Condition[] {
  if (!raceId) return [];
  const sql = `exists (select 1 from catalog.identification i
    join catalog.start_list_entry entry on entry.id = i.entry_id
    where i.photo_id = photo.id and i.state = 'ACTIVE'
      and entry.race_id = ? and entry.event_id = ?)`;
  return [{ sql, values: [raceId, eventId] }];
}

function labelConditions({ label }: PhotoSearch): Condition[] {
  if (!label) return [];
  const sql = `exists (select 1 from catalog.reading_run run
    where run.photo_id = photo.id and run.generation = photo.generation
      and run.labels @> jsonb_build_array(jsonb_build_object('name', ?::text)))`;
  return [{ sql, values: [label] }];
}

/** What engines named on the newest published photos, the most frequent first. */
export async function findLabels(
  em: EntityManager,
  eventId: string,
  { photos, labels }: { photos: number; labels: number },
): Promise<string[]> {
  const rows = await em.execute<{ name: string }[]>(
    `select label ->> 'name' as name from (
       select id, generation from catalog.photo
       where event_id = ? and state = 'PUBLISHED' order by sort_at desc, id desc limit ?
     ) newest
     join catalog.reading_run run
       on run.photo_id = newest.id and run.generation = newest.generation
     cross join lateral jsonb_array_elements(run.labels) label
     group by 1 order by count(*) desc, 1 limit ?`,
    [eventId, photos, labels],
  );
  return rows.map(({ name }) => name);
}
