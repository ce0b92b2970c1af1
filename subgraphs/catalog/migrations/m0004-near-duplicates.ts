import { Migration } from '@mikro-orm/migrations';

const SORTED = `('PUBLISHED', 'SET_ASIDE', 'TAKEN_DOWN')`;

const nearDuplicates = [
  `alter table photo
    add column duplicate_of_id uuid constraint photo_duplicate_of_id_foreign references photo (id),
    add column sorted_by_hand_at timestamptz(3),
    add column to_be_kept_instead boolean not null default false`,
  `create index photo_duplicates on photo (duplicate_of_id) where duplicate_of_id is not null`,
  // Until now nobody but people moved a photo after it was decided.
  `update photo set sorted_by_hand_at = state_changed_at
    where state in ('PUBLISHED', 'SET_ASIDE') and state_changed_at > decided_at`,

  `create table photo_hash_chunk (
    event_id uuid not null,
    author_id uuid not null,
    chunk integer not null,
    photo_id uuid not null constraint photo_hash_chunk_photo_id_foreign
      references photo (id) on delete cascade,
    hash bigint not null,
    primary key (event_id, author_id, chunk, hash, photo_id)
  )`,
  `create index photo_hash_chunk_of_photo on photo_hash_chunk (photo_id)`,
  `insert into photo_hash_chunk (event_id, author_id, chunk, photo_id, hash)
    select event_id, author_id,
      place * 65536 + ('x' || substr(perceptual_hash, 1 + 4 * place, 4))::bit(16)::integer,
      id, ('x' || perceptual_hash)::bit(64)::bigint
    from photo cross join generate_series(0, 3) place
    where state in ${SORTED} and perceptual_hash is not null`,
];

/** Perceptual hashes in an index, groups of photos that show one moment, and what was sorted by hand. */
export class NearDuplicates extends Migration {
  override up(): void {
    this.addSql('set local search_path to catalog');
    for (const sql of nearDuplicates) this.addSql(sql);
  }
}
