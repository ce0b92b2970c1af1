import { createHash, randomBytes } from 'node:crypto';
import {
  DEFAULT_LOOK,
  newId,
  originalKey,
  publicRenditionKey,
  RENDITION_RECIPE,
  webRenditionKey,
} from '@focus-racer/contracts';
import type { ObjectStore } from '@focus-racer/storage';
import { renderPhoto } from '@focus-racer/workflows';
import type pg from 'pg';
import type { BenchPhoto } from '../renditions-photos.ts';

const JPEG = { contentType: 'image/jpeg' };
const ROWS_A_STATEMENT = 500;

interface Row {
  id: string;
  sha256: string;
  byteSize: number;
  publicToken: string;
}

/**
 * Puts published photos into an event, objects and rows, as an ingest would have left them: the
 * pictures in turn, each photo by an author of its own, because an author's file is known once.
 */
export async function fillEvent(
  database: pg.Client,
  store: ObjectStore,
  event: { id: string; name: string; organizationId: string },
  pictures: readonly BenchPhoto[],
  photos: number,
): Promise<void> {
  const rows: Row[] = [];
  for (const [i, { bytes }] of pictures.entries()) {
    const rendering = await renderPhoto({
      original: bytes,
      eventName: event.name,
      look: DEFAULT_LOOK,
      recipe: RENDITION_RECIPE,
      cameraSalt: 'bench',
    });
    if (rendering.outcome === 'UNUSABLE') continue;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    for (let n = i; n < photos; n += pictures.length) {
      const row = {
        id: newId(),
        sha256,
        byteSize: bytes.length,
        publicToken: randomBytes(16).toString('hex'),
      };
      const at = { ...row, eventId: event.id, photoId: row.id, recipe: RENDITION_RECIPE };
      await store.write(originalKey(at), bytes, JPEG);
      await store.write(webRenditionKey(at), rendering.files.web, JPEG);
      await store.write(publicRenditionKey({ ...at, sizePx: 1024 }), rendering.files.preview, JPEG);
      await store.write(
        publicRenditionKey({ ...at, sizePx: 320 }),
        rendering.files.thumbnail,
        JPEG,
      );
      rows.push(row);
    }
  }
  for (let i = 0; i < rows.length; i += ROWS_A_STATEMENT) {
    await database.query(
      `insert into catalog.photo (id, event_id, organization_id, author_id, state, state_changed_at,
         sha256, byte_size, file_name, content_type, public_token, recipe, created_at, uploaded_at,
         searchable_at, decided_at, sort_at, width, height, sharpness)
       select (r ->> 'id')::uuid, $1, $2, gen_random_uuid(), 'PUBLISHED', now(),
         r ->> 'sha256', (r ->> 'byteSize')::int, 'bench.jpg', 'image/jpeg', r ->> 'publicToken',
         $3, now(), now(), now(), now(), now(), 600, 400, 300
       from jsonb_array_elements($4::jsonb) r`,
      [
        event.id,
        event.organizationId,
        RENDITION_RECIPE,
        JSON.stringify(rows.slice(i, i + ROWS_A_STATEMENT)),
      ],
    );
  }
  await database.query('update catalog.event_progress set published = $2 where event_id = $1', [
    event.id,
    rows.length,
  ]);
}
