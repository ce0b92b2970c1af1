import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import {
  chunksOf,
  findNeighbours,
  hashDistance,
  NEAR_DUPLICATE_BITS,
  startCatalogOrm,
} from '@focus-racer/catalog';
import { newId } from '@focus-racer/contracts';
import pg from 'pg';
import { startTestPostgres } from '../scripts/system/test-services.ts';
import { createTestDatabase } from '../tests/database.ts';
import { hashesOfAnEvent, near } from './duplicates/hashes.ts';
import { altered, COPY_KINDS, hashOf, paintPictures } from './duplicates/pictures.ts';
import { seeded } from './duplicates/seeded.ts';
import { median } from './median.ts';
import { findPhotos } from './renditions-photos.ts';

const FEW = 1_000;
const MANY = 100_000;
const PAINTED = 150;
const LOOKUPS = 400;
const WARM_UP = 50;
const CHECKED = 40;

const { values } = parseArgs({ options: { data: { type: 'string' } } });
const photos = values.data ? await findPhotos(values.data) : await paintPictures(PAINTED);

console.log(`duplicates: one author's two events of ${FEW} and ${MANY} published photos in one PostgreSQL on this machine
(${availableParallelism()} cores). Their hashes are drawn, 500 around each of an event's places. ${LOOKUPS} look-ups in each take turns
after ${WARM_UP} to warm up, every other one 2 to 10 bits from a photo of the event; times are medians of wall time through the
ORM. ${CHECKED} answers of the larger event are compared with a look at every hash; one neighbour missed ends the bench.
falseShare: of all pairs among ${photos.length} different pictures (${values.data ?? 'painted ones; --data DIR takes photos'}),
the share of hashes at most ${NEAR_DUPLICATE_BITS} bits apart, before the product looks at cameras, times and bibs.
copiesFound: share of altered copies (${COPY_KINDS})
that close to their original.`);

const services = await startTestPostgres();
Object.assign(process.env, services.env);
const database = await createTestDatabase('catalog');
try {
  console.log(JSON.stringify({ ...(await measureLookups()), ...(await measureHashes()) }));
} finally {
  await database.drop();
  await services.stop();
}

async function measureLookups() {
  const authorId = newId();
  const few = { eventId: newId(), authorId, hashes: hashesOfAnEvent(FEW, seeded(11)) };
  const many = { eventId: newId(), authorId, hashes: hashesOfAnEvent(MANY, seeded(13)) };
  await fill([few, many]);
  const orm = await startCatalogOrm(database.appUrl);
  const em = orm.em.fork();
  const random = seeded(17);

  async function lookUp({ eventId, hashes }: typeof few, round: number) {
    const one = hashes[Math.floor(random() * hashes.length)] ?? '';
    const perceptualHash = near(one, round % 2 ? 1 + (round % 5) : 20, random);
    const start = performance.now();
    const found = await findNeighbours(em, { id: newId(), eventId, authorId, perceptualHash });
    return { perceptualHash, found, microseconds: 1000 * (performance.now() - start) };
  }

  const times = { few: [] as number[], many: [] as number[] };
  let neighbours = 0;
  for (let round = -WARM_UP; round < LOOKUPS; round++) {
    const inFew = await lookUp(few, Math.abs(round));
    const inMany = await lookUp(many, Math.abs(round));
    if (round < 0) continue;
    times.few.push(inFew.microseconds);
    times.many.push(inMany.microseconds);
    neighbours += inMany.found.size;
    if (round % (LOOKUPS / CHECKED) === 0) checkAnswer(many.hashes, inMany);
  }
  await orm.close();
  console.log(
    `medians: ${median(times.few).toFixed(0)} µs at ${FEW}, ${median(times.many).toFixed(0)} µs at ${MANY}; ${(neighbours / LOOKUPS).toFixed(1)} neighbours a look-up at ${MANY}`,
  );
  return {
    lookupRatio: Math.round((100 * median(times.many)) / median(times.few)) / 100,
    microsecondsAt100k: Math.round(median(times.many)),
  };
}

function checkAnswer(
  hashes: readonly string[],
  { perceptualHash, found }: { perceptualHash: string; found: ReadonlyMap<string, number> },
): void {
  const expected = hashes.filter(
    (hash) => hashDistance(hash, perceptualHash) <= NEAR_DUPLICATE_BITS,
  ).length;
  if (found.size !== expected) throw new Error(`${found.size} neighbours of ${expected}`);
}

async function measureHashes() {
  const hashes: string[] = [];
  let copies = 0;
  let copiesFound = 0;
  for (const { bytes } of photos) {
    const hash = await hashOf(bytes);
    hashes.push(hash);
    for (const copy of await altered(bytes)) {
      copies += 1;
      if (hashDistance(hash, await hashOf(copy)) <= NEAR_DUPLICATE_BITS) copiesFound += 1;
    }
  }
  const distances = hashes.flatMap((a, i) => hashes.slice(i + 1).map((b) => hashDistance(a, b)));
  const wrong = distances.filter((distance) => distance <= NEAR_DUPLICATE_BITS).length;
  console.log(
    `hashes: ${wrong} of ${distances.length} pairs wrong, the closest ${Math.min(...distances)} bits apart; ${copiesFound} of ${copies} copies found`,
  );
  const share = (part: number, whole: number) => Math.round((1e5 * part) / whole) / 1e5;
  return {
    falseShare: share(wrong, distances.length),
    copiesFound: share(copiesFound, copies),
  };
}

interface FilledEvent {
  eventId: string;
  authorId: string;
  hashes: readonly string[];
}

async function fill(events: readonly FilledEvent[]): Promise<void> {
  const client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
  try {
    await client.query('set search_path to catalog');
    for (const { eventId, authorId, hashes } of events) {
      await client.query(
        `insert into event (id, slug, organization_id, name, starts_on, time_zone, created_at)
         values ($1::uuid, $1::text, $2, 'Bench', '2026-05-03', 'Europe/Paris', now())`,
        [eventId, authorId],
      );
      await client.query(
        `insert into photo (id, event_id, organization_id, author_id, state, state_changed_at, sha256, byte_size, file_name,
           content_type, public_token, created_at, sort_at, perceptual_hash)
         select gen_random_uuid(), $1, $2, $2, 'PUBLISHED', now(), n::text, 3000000, 'DSC_' || n || '.JPG', 'image/jpeg',
           n::text, now(), now(), hash
         from unnest($3::text[]) with ordinality hashed (hash, n)`,
        [eventId, authorId, hashes],
      );
      await client.query(
        `insert into photo_hash_chunk (event_id, author_id, chunk, photo_id, hash)
         select $1, $2, chunk, photo.id, ('x' || perceptual_hash)::bit(64)::bigint
         from unnest($3::text[], $4::integer[]) chunks (hash, chunk)
         join photo on photo.perceptual_hash = hash and photo.event_id = $1
         on conflict do nothing`,
        [
          eventId,
          authorId,
          hashes.flatMap((hash) => chunksOf(hash).map(() => hash)),
          hashes.flatMap((hash) => chunksOf(hash)),
        ],
      );
    }
    // What is not on the disk yet does not count as visible to all, and vacuum is here to say what is.
    await client.query('checkpoint');
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}
