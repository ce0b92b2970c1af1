import type { EntityManager } from '@mikro-orm/postgresql';
import { PersonRegion } from './person-region.entity.ts';

/** By photo: the people of its newest reading. */
export async function findPeople(
  em: EntityManager,
  photoIds: readonly string[],
): Promise<Map<string, PersonRegion[]>> {
  const rows = await em.execute<{ of_photo: string }[]>(
    `select person.*, newest.photo_id of_photo
     from unnest(array[?]::uuid[]) wanted (photo_id)
     cross join lateral (
       select id, photo_id from catalog.reading_run
       where photo_id = wanted.photo_id order by generation desc limit 1
     ) newest
     join catalog.person_region person on person.run_id = newest.id
     order by person.id`,
    [photoIds],
  );
  const people = rows.map(({ of_photo, ...row }) => [of_photo, em.map(PersonRegion, row)] as const);
  const byPhoto = Map.groupBy(people, ([photoId]) => photoId);
  return new Map([...byPhoto].map(([photoId, found]) => [photoId, found.map(([, one]) => one)]));
}
