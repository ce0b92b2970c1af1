import type { EntityManager } from '@mikro-orm/postgresql';
import type { Photo } from '../photo/photo.entity.ts';
import { chunksOf, NEAR_DUPLICATE_BITS, probesFor } from './hash-chunks.ts';

export type Hashed = Pick<Photo, 'id' | 'eventId' | 'authorId'> & { perceptualHash: string };

/** Idempotent: a photo's bytes, and so its hash, never change. */
export async function addToHashIndex(em: EntityManager, photo: Hashed): Promise<void> {
  await em.execute(
    `insert into catalog.photo_hash_chunk (event_id, author_id, chunk, photo_id, hash)
     select ?::uuid, ?::uuid, chunk, ?::uuid, ('x' || ?)::bit(64)::bigint
     from unnest(?::integer[]) chunk
     on conflict do nothing`,
    [
      photo.eventId,
      photo.authorId,
      photo.id,
      photo.perceptualHash,
      arrayOf(chunksOf(photo.perceptualHash)),
    ],
    'run',
  );
}

/**
 * How many bits differ, for the author's published photos of the event within `NEAR_DUPLICATE_BITS`,
 * and for those taken down.
 * A fixed number of steps into the index, however many photos there are.
 */
export async function findNeighbours(
  em: EntityManager,
  photo: Hashed,
): Promise<Map<string, number>> {
  const rows = await em.execute<{ id: string; distance: number }[]>(
    `select near.photo_id as id, near.distance from (
       select distinct photo_id,
         bit_count(hash::bit(64) # ('x' || ?)::bit(64))::integer as distance
       from catalog.photo_hash_chunk
       where event_id = ? and author_id = ? and chunk = any (?::integer[]) and photo_id <> ?
         and bit_count(hash::bit(64) # ('x' || ?)::bit(64)) <= ?
     ) near
     join catalog.photo on photo.id = near.photo_id and photo.state in ('PUBLISHED', 'TAKEN_DOWN')`,
    [
      photo.perceptualHash,
      photo.eventId,
      photo.authorId,
      arrayOf(probesFor(photo.perceptualHash)),
      photo.id,
      photo.perceptualHash,
      NEAR_DUPLICATE_BITS,
    ],
  );
  return new Map(rows.map(({ id, distance }) => [id, distance]));
}

/** An array as PostgreSQL writes it: one parameter instead of hundreds. */
function arrayOf(numbers: readonly number[]): string {
  return `{${numbers.join(',')}}`;
}
