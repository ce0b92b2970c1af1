import type { EntityManager } from '@mikro-orm/postgresql';
import type { Event } from '../event/event.entity.ts';
import { freshRecipes } from './photo-look.ts';

const PHOTOS_A_PAGE = 100;

const RENDERED = `event_id = ? and state in ('PUBLISHED', 'SET_ASIDE') and recipe is not null`;
const STALE = `split_part(recipe, '.', 1) <> ?::jsonb ->> retouch`;
/** What a lost worker or a look of in between left behind. */
const UNTIDY = `next_rendition is not null or old_renditions <> '[]'`;

/** How many photos of the event look otherwise than it wants. */
export async function countStalePhotos(em: EntityManager, event: Event): Promise<number> {
  const [row] = await em.execute<{ count: string }[]>(
    `select count(*) from catalog.photo where ${RENDERED} and ${STALE}`,
    [event.id, JSON.stringify(freshRecipes(event))],
  );
  return Number(row?.count ?? 0);
}

/** A page of photos to be rendered again or tidied up after. */
export async function findPhotosToRerender(
  em: EntityManager,
  event: Event,
  after: string | null,
): Promise<{ photoIds: string[]; next: string | null }> {
  const rows = await em.execute<{ id: string }[]>(
    `select id from catalog.photo where ${RENDERED} and (${STALE} or ${UNTIDY})
     ${after ? 'and id > ?' : ''} order by id limit ?`,
    [event.id, JSON.stringify(freshRecipes(event)), ...(after ? [after] : []), PHOTOS_A_PAGE],
  );
  const photoIds = rows.map(({ id }) => id);
  return { photoIds, next: photoIds.length === PHOTOS_A_PAGE ? (photoIds.at(-1) ?? null) : null };
}
