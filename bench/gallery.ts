import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  BibLists,
  buildCatalogSchemas,
  createCatalogContext,
  EventChanges,
  ProgressFeed,
  startCatalogOrm,
} from '@focus-racer/catalog';
import { ANONYMOUS, newId } from '@focus-racer/contracts';
import { connectBus, createLogger, encodeCursor } from '@focus-racer/service-kit';
import { createObjectStore } from '@focus-racer/storage';
import { graphql } from 'graphql';
import pg from 'pg';
import { startTestPostgres } from '../scripts/system/test-services.ts';
import { TEST_CLIENT } from '../tests/client.ts';
import { createTestDatabase } from '../tests/database.ts';
import { median } from './median.ts';

const PHOTOS = 100_000;
const RUNNERS = 4_000;
const PAGE = 100;
const DEEP = 90_000;
const ROUNDS = 60;
const WARM_UP = 10;

const PHOTO = `edges { node {
  id width height placeholder takenAt uploadedAt searchableAt thumbnailUrl previewUrl
  identifications { id bib raceName entry { id name race { name } } evidence { confidence box { x y width height } } }
} } pageInfo { hasNextPage endCursor }`;
const GALLERY = `query Gallery($slug: String!, $after: String) {
  event(slug: $slug) { id photos(first: ${PAGE}, after: $after) { ${PHOTO} } }
}`;
const SEARCH = `query Search($slug: String!, $bib: String!) {
  event(slug: $slug) { id bibSearch(bib: $bib, first: ${PAGE}) { entries { id name } total photos { ${PHOTO} } nearMisses { bib } } }
}`;

const COLOURS = `query Colours($slug: String!, $from: DateTime, $until: DateTime) {
  event(slug: $slug) { id photoSearch(colours: [PINK], from: $from, until: $until, first: ${PAGE}) { ${PHOTO} } }
}`;
/** Half an hour of a race that the camera followed for five and a half. */
const WINDOW = { from: '2026-05-03T11:00:00Z', until: '2026-05-03T11:30:00Z' };

console.log(`gallery: one event of ${PHOTOS} published photos and as many identifications of ${RUNNERS} runners,
PostgreSQL on this machine (${availableParallelism()} cores), the catalog's public schema called in this process as an anonymous
visitor. First page, page after row ${DEEP} a bib search (about ${PHOTOS / RUNNERS} photos)
and searches for a colour that one photo in 500 shows, in the whole event and within half an hour, take turns for ${ROUNDS} rounds after
${WARM_UP} warm-up rounds; figures are medians of wall time. SQL statements are counted on one page.`);

const services = await startTestPostgres();
Object.assign(process.env, services.env);
const database = await createTestDatabase('catalog');
const folder = await mkdtemp(join(tmpdir(), 'focus-racer-bench-'));
try {
  console.log(JSON.stringify(await measure()));
} finally {
  await database.drop();
  await services.stop();
  await rm(folder, { recursive: true });
}

async function measure(): Promise<Record<string, number>> {
  const slug = 'hundred-thousand';
  const deepCursor = await fill(slug);
  const orm = await startCatalogOrm(database.appUrl);
  const logger = createLogger('bench', 'error');
  const bus = await connectBus(database.appUrl, logger);
  const changes = new EventChanges(bus, logger);
  const parts = {
    store: createObjectStore({
      storage: {
        kind: 'files',
        directory: folder,
        secret: 'a secret that only this bench knows',
        url: 'http://localhost',
      },
    }),
    changes,
    progressFeed: new ProgressFeed(orm, changes, logger),
    bibLists: new BibLists(),
    internal: { ask: () => Promise.reject(new Error('a gallery asks no other room')) },
  };
  const { publicSchema } = await buildCatalogSchemas();

  async function run(source: string, variables: Record<string, string>): Promise<number> {
    const context = createCatalogContext(
      { viewer: ANONYMOUS, em: orm.em.fork(), client: TEST_CLIENT, requestHeaders: {} },
      parts,
    );
    const start = performance.now();
    const answer = await graphql({
      schema: publicSchema.schema,
      source,
      variableValues: variables,
      contextValue: context,
    });
    if (answer.errors) throw new Error(answer.errors.map((error) => error.message).join('\n'));
    return performance.now() - start;
  }

  const first: number[] = [];
  const deep: number[] = [];
  const search: number[] = [];
  const colour: number[] = [];
  const colourAndTime: number[] = [];
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    const times = [
      await run(GALLERY, { slug }),
      await run(GALLERY, { slug, after: deepCursor }),
      await run(SEARCH, { slug, bib: String(1 + ((round + WARM_UP) % RUNNERS)) }),
      await run(COLOURS, { slug }),
      await run(COLOURS, { slug, ...WINDOW }),
    ] as const;
    if (round < 0) continue;
    first.push(times[0]);
    deep.push(times[1]);
    search.push(times[2]);
    colour.push(times[3]);
    colourAndTime.push(times[4]);
  }

  let sqlStatements = 0;
  const sqlLogger = orm.config.getLogger();
  sqlLogger.setDebugMode(['query']);
  sqlLogger.logQuery = () => {
    sqlStatements += 1;
  };
  await run(GALLERY, { slug });

  parts.progressFeed.stop();
  changes.stop();
  await bus.close();
  await orm.close();
  console.log(
    `medians: first ${median(first).toFixed(1)} ms, deep ${median(deep).toFixed(1)} ms, search ${median(search).toFixed(1)} ms,
  colour ${median(colour).toFixed(1)} ms, colour and time ${median(colourAndTime).toFixed(1)} ms`,
  );
  return {
    deepOverFirst: round2(median(deep) / median(first)),
    sqlStatements,
    bibSearchOverPage: round2(median(search) / median(first)),
    colourSearchOverPage: round2(median(colour) / median(first)),
    colourAndTimeOverPage: round2(median(colourAndTime) / median(first)),
  };
}

/** Fills the event in bulk and returns the cursor of its DEEP-th photo. */
async function fill(slug: string): Promise<string> {
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  const event = newId();
  const organization = newId();
  const race = newId();
  try {
    await client.query('set search_path to catalog');
    await client.query(
      `insert into event (id, slug, organization_id, name, starts_on, time_zone, visibility, public_names, start_list_size, created_at)
       values ($1, $2, $3, 'Hundred thousand', '2026-05-03', 'Europe/Paris', 'PUBLIC', true, $4, now())`,
      [event, slug, organization, RUNNERS],
    );
    await client.query(
      'insert into event_progress (event_id, version, published, identified) values ($1, 1, $2, $2)',
      [event, PHOTOS],
    );
    await client.query(
      `insert into race (id, event_id, name, name_key, start_list_size) values ($1, $2, '10 km', '10 km', $3)`,
      [race, event, RUNNERS],
    );
    await client.query(
      `insert into start_list_entry (id, event_id, race_id, bib, bib_key, name)
       select gen_random_uuid(), $1, $2, n::text, n::text, 'Runner ' || n from generate_series(1, $3::int) n`,
      [event, race, RUNNERS],
    );
    await client.query(
      `insert into photo (id, event_id, organization_id, author_id, state, state_changed_at, sha256, byte_size, file_name,
         content_type, public_token, recipe, created_at, uploaded_at, taken_at, taken_at_source, searchable_at, decided_at, sort_at,
         width, height, placeholder, identification_count, torso_colours)
       select ('019d0000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, $1, $2, $2, 'PUBLISHED', t, lpad(to_hex(n), 64, '0'), 3000000,
         'DSC_' || n || '.JPG', 'image/jpeg', lpad(to_hex(n), 32, '0'), 'r1', t, t, t, 'EXIF_OFFSET', t, t, t, 6000, 4000,
         '1QcSHQRnh493V4dIh4eXh1h4kJUI', 1, case when n % 500 = 0 then '{RED,PINK}'::text[] else '{RED}' end
       from (select n, timestamptz '2026-05-03 09:00:00Z' + n * interval '200 milliseconds' as t from generate_series(1, $3::int) n) s`,
      [event, organization, PHOTOS],
    );
    await client.query(
      `insert into identification (id, event_id, photo_id, bib, bib_key, entry_id, confidence, box, created_at)
       select gen_random_uuid(), p.event_id, p.id, e.bib, e.bib_key, e.id, 0.97, '{"x":1,"y":1,"width":40,"height":20}', now()
       from photo p join start_list_entry e
         on e.event_id = p.event_id and e.bib_key = (1 + ('x' || right(p.id::text, 8))::bit(32)::int % $1)::text`,
      [RUNNERS],
    );
    await client.query('analyze');
    const { rows } = await client.query<{ id: string; sort_at: Date }>(
      'select id, sort_at from photo where event_id = $1 order by sort_at, id offset $2 limit 1',
      [event, DEEP],
    );
    const [row] = rows;
    if (!row) throw new Error('the event was not filled');
    return encodeCursor([row.sort_at.toISOString(), row.id]);
  } finally {
    await client.end();
  }
}

function round2(value: number): number {
  return Math.round(value * 100) / 100;
}
