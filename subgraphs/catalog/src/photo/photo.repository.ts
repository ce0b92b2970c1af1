import type { PhotoState } from '@focus-racer/contracts';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Photo } from './photo.entity.ts';
import type { PhotoCursor } from './photo-cursor.ts';

interface PhotoPage {
  eventId: string;
  /** Null: everybody's. */
  authorId: string | null;
  states: readonly PhotoState[];
  order: 'oldestFirst' | 'newestFirst';
  after: PhotoCursor | null;
  limit: number;
}

/** A page by keyset: each state is one range of the index, so a deep page costs what the first does. */
export async function findPhotoPage(em: EntityManager, page: PhotoPage): Promise<Photo[]> {
  const [beyond, direction] = page.order === 'oldestFirst' ? ['>', 'asc'] : ['<', 'desc'];
  const order = `order by sort_at ${direction}, id ${direction} limit ?`;
  const rows = await em.execute(
    `select found.* from unnest(array[?]::text[]) wanted (state)
     cross join lateral (
       select * from catalog.photo
       where event_id = ? and state = wanted.state
       ${page.authorId ? 'and author_id = ?' : ''}
       ${page.after ? `and (sort_at, id) ${beyond} (?::timestamptz, ?::uuid)` : ''}
       ${order}
     ) found
     ${order}`,
    [
      page.states,
      page.eventId,
      ...(page.authorId ? [page.authorId] : []),
      ...(page.after ?? []),
      page.limit,
      page.limit,
    ],
  );
  return toPhotos(em, rows);
}

/** The newest published photo of each event. */
export async function findCovers(em: EntityManager, eventIds: readonly string[]): Promise<Photo[]> {
  const rows = await em.execute(
    `select newest.* from unnest(array[?]::uuid[]) wanted (event_id)
     cross join lateral (
       select * from catalog.photo
       where event_id = wanted.event_id and state = 'PUBLISHED'
       order by sort_at desc, id desc limit 1
     ) newest`,
    [eventIds],
  );
  return toPhotos(em, rows);
}

export function toPhotos(em: EntityManager, rows: object[]): Photo[] {
  return rows.map((row) => em.map(Photo, row));
}
