import { newId } from '@focus-racer/contracts';
import { encodeCursor } from '@focus-racer/service-kit';
import type pg from 'pg';

/**
 * Fills a public event with published photos, each identified as one of the runners, by a client that
 * owns the catalog's tables; answers the cursor of the photo at `deep`.
 */
export async function fillGallery(
  client: pg.Client,
  { slug, photos, runners, deep }: { slug: string; photos: number; runners: number; deep: number },
): Promise<string> {
  const event = newId();
  const organization = newId();
  const race = newId();
  await client.query('set search_path to catalog');
  await client.query(
    `insert into event (id, slug, organization_id, name, starts_on, time_zone, visibility, public_names, start_list_size, created_at)
     values ($1, $2, $3, 'Gallery', '2026-05-03', 'Europe/Paris', 'PUBLIC', true, $4, now())`,
    [event, slug, organization, runners],
  );
  await client.query(
    'insert into event_progress (event_id, version, published, identified) values ($1, 1, $2, $2)',
    [event, photos],
  );
  await client.query(
    `insert into race (id, event_id, name, name_key, start_list_size) values ($1, $2, '10 km', '10 km', $3)`,
    [race, event, runners],
  );
  await client.query(
    `insert into start_list_entry (id, event_id, race_id, bib, bib_key, name)
     select gen_random_uuid(), $1, $2, n::text, n::text, 'Runner ' || n from generate_series(1, $3::int) n`,
    [event, race, runners],
  );
  await client.query(
    `insert into photo (id, event_id, organization_id, author_id, state, state_changed_at, sha256, byte_size, file_name,
       content_type, public_token, recipe, created_at, uploaded_at, taken_at, taken_at_source, searchable_at, decided_at, sort_at,
       width, height, placeholder, identification_count, torso_colours)
     select ('019d0000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, $1, $2, $2, 'PUBLISHED', t, lpad(to_hex(n), 64, '0'), 3000000,
       'DSC_' || n || '.JPG', 'image/jpeg', lpad(to_hex(n), 32, '0'), 'r1', t, t, t, 'EXIF_OFFSET', t, t, t, 6000, 4000,
       '1QcSHQRnh493V4dIh4eXh1h4kJUI', 1, case when n % 500 = 0 then '{RED,PINK}'::text[] else '{RED}' end
     from (select n, timestamptz '2026-05-03 09:00:00Z' + n * interval '200 milliseconds' as t from generate_series(1, $3::int) n) s`,
    [event, organization, photos],
  );
  await client.query(
    `insert into identification (id, event_id, photo_id, bib, bib_key, entry_id, confidence, box, created_at)
     select gen_random_uuid(), p.event_id, p.id, e.bib, e.bib_key, e.id, 0.97, '{"x":1,"y":1,"width":40,"height":20}', now()
     from photo p join start_list_entry e
       on e.event_id = p.event_id and e.bib_key = (1 + ('x' || right(p.id::text, 8))::bit(32)::int % $1)::text`,
    [runners],
  );
  await client.query('analyze');
  const { rows } = await client.query<{ id: string; sort_at: Date }>(
    'select id, sort_at from photo where event_id = $1 order by sort_at, id offset $2 limit 1',
    [event, deep],
  );
  const [row] = rows;
  if (!row) throw new Error('the event was not filled');
  return encodeCursor([row.sort_at.toISOString(), row.id]);
}
