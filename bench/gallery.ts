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
import { ANONYMOUS } from '@focus-racer/contracts';
import { connectBus, createLogger } from '@focus-racer/service-kit';
import { createObjectStore } from '@focus-racer/storage';
import { graphql } from 'graphql';
import pg from 'pg';
import { startTestPostgres } from '../scripts/system/test-services.ts';
import { TEST_CLIENT } from '../tests/client.ts';
import { createTestDatabase } from '../tests/database.ts';
import { fillGallery } from './gallery/fill-gallery.ts';
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
  const deepCursor = await fillEvent(slug);
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

async function fillEvent(slug: string): Promise<string> {
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  try {
    return await fillGallery(client, { slug, photos: PHOTOS, runners: RUNNERS, deep: DEEP });
  } finally {
    await client.end();
  }
}

function round2(value: number): number {
  return Math.round(value * 100) / 100;
}
