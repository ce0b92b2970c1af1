import type { EntityManager } from '@mikro-orm/postgresql';
import { Photo } from '../photo/photo.entity.ts';
import { outranks } from './near-duplicate.ts';

/** A group is looked at as a whole; a camera that stood still makes long ones. */
const MAX_MEMBERS = 50;

/** By which its group is found: the photo kept of it. */
export function groupOf(photo: Pick<Photo, 'id' | 'duplicateOfId'>): string {
  return photo.duplicateOfId ?? photo.id;
}

/** The members of each group, what is in the gallery first, then the best; none of a photo alone. */
export async function findGroups(
  em: EntityManager,
  groups: readonly string[],
): Promise<Map<string, Photo[]>> {
  const rows = await em.execute(
    `select member.* from unnest(array[?]::uuid[]) wanted (id)
     cross join lateral (
       select * from catalog.photo where id = wanted.id
       union all
       (select * from catalog.photo where duplicate_of_id = wanted.id order by id limit ?)
     ) member where state <> 'DELETED'`,
    [groups, MAX_MEMBERS - 1],
  );
  const members = rows.map((row) => em.map(Photo, row as object));
  const byGroup = Map.groupBy(members, groupOf);
  return new Map(
    [...byGroup].map(([group, of]) => [group, of.length > 1 ? of.toSorted(inOrder) : []]),
  );
}

function inOrder(a: Photo, b: Photo): number {
  const shown = Number(b.state === 'PUBLISHED') - Number(a.state === 'PUBLISHED');
  return shown || (outranks(a, b) ? -1 : 1);
}
