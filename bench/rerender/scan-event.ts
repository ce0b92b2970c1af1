import { createHash } from 'node:crypto';
import { originalKey, publicRenditionKey, webRenditionKey } from '@focus-racer/contracts';
import type { ObjectStore } from '@focus-racer/storage';
import type pg from 'pg';

interface Row {
  id: string;
  sha256: string;
  public_token: string;
  recipe: string;
  untidy: boolean;
}

export interface Scan {
  photos: number;
  /** Photos of another recipe than most, or with something still to be removed. */
  stale: number;
  /** Objects that no row speaks of. */
  orphans: number;
  /** Objects that a row speaks of and that are not there. */
  lost: number;
  /** Photos whose renditions differ from those of most photos of the same file. */
  differing: number;
}

/** Compares an event's rows with all that the store holds of it. */
export async function scanEvent(
  database: pg.Client,
  store: ObjectStore,
  eventId: string,
  wantedRecipe: string,
): Promise<Scan> {
  const { rows } = await database.query<Row>(
    `select id, sha256, public_token, recipe,
       next_rendition is not null or old_renditions <> '[]' as untidy
     from catalog.photo where event_id = $1`,
    [eventId],
  );
  const found = new Set<string>();
  for (const folder of [`e/${eventId}/`, `p/${eventId}/`]) {
    for await (const key of store.list(folder)) found.add(key);
  }
  const expected = new Set(rows.flatMap((row) => Object.values(keysOf(eventId, row))));
  return {
    photos: rows.length,
    stale: rows.filter((row) => row.untidy || row.recipe.split('.')[0] !== wantedRecipe).length,
    orphans: [...found].filter((key) => !expected.has(key)).length,
    lost: [...expected].filter((key) => !found.has(key)).length,
    differing: await countDiffering(store, eventId, rows),
  };
}

function keysOf(eventId: string, { id: photoId, public_token: publicToken, recipe }: Row) {
  const at = { eventId, photoId, publicToken, recipe };
  return {
    original: originalKey(at),
    web: webRenditionKey(at),
    preview: publicRenditionKey({ ...at, sizePx: 1024 }),
    thumbnail: publicRenditionKey({ ...at, sizePx: 320 }),
  };
}

async function countDiffering(
  store: ObjectStore,
  eventId: string,
  rows: readonly Row[],
): Promise<number> {
  let differing = 0;
  for (const ofOneFile of Map.groupBy(rows, (row) => row.sha256).values()) {
    const prints = new Map<string, number>();
    for (const row of ofOneFile) {
      const { web, preview, thumbnail } = keysOf(eventId, row);
      const hash = createHash('sha256');
      for (const key of [web, preview, thumbnail]) {
        hash.update((await store.head(key)) ? await store.read(key) : 'none');
      }
      const print = hash.digest('hex');
      prints.set(print, (prints.get(print) ?? 0) + 1);
    }
    differing += ofOneFile.length - Math.max(...prints.values());
  }
  return differing;
}
