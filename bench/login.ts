import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createAccount, newId } from '@focus-racer/contracts';
import { createInternalClient } from '@focus-racer/service-kit';
import pg from 'pg';
import type { Part } from '../scripts/system/parts.ts';
import { freePorts } from '../scripts/system/ports.ts';
import { startSystem } from '../scripts/system/start-system.ts';
import { fillGallery } from './gallery/fill-gallery.ts';
import { startVisitors } from './login/visitors.ts';
import { tryLogin } from './login/try-login.ts';
import { median } from './median.ts';
import { percentile } from './percentile.ts';

const PARTS: readonly Part[] = [
  'postgres',
  'catalog',
  'identity',
  'commerce',
  'compliance',
  'gateway',
];
const PAIRS = 120;
const PAIRS_WARM_UP = 10;
const AT_ONCE = 50;
const ROUNDS = 12;
const VISITORS = 3;
const PHOTOS = 5_000;
const SLUG = 'gallery';
const SETTLE_MS = 300;

console.log(`login: the product's own processes on ${availableParallelism()} cores, asked through the gateway, each login from an address
of its own. unknownOverKnown: a wrong password for an address that has an account and for one that has none take turns, ${PAIRS} pairs
after ${PAIRS_WARM_UP} of warm-up, each address once and each kind first as often; the median of what one took over what its neighbour took. galleryP95Ratio: ${VISITORS} visitors look at the first page
of an event of ${PHOTOS} photos, time and again; in ${ROUNDS} rounds ${AT_ONCE} people sign in at once, and before each round the visitors are
alone for as long as the round before took. The 95th percentile of what they waited meanwhile over that of the calm times.`);

const folder = await mkdtemp(join(tmpdir(), 'focus-racer-bench-'));
const system = await startSystem({
  dataDir: folder,
  ports: await freePorts(),
  env: {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    LOG_LEVEL: 'error',
    TRUSTED_PROXIES: '1',
    RATE_LIMIT_SCALE: '1000',
  },
  parts: PARTS,
  log: (line) => console.log(`  ${line}`),
});
const { addresses, secrets } = system;
const database = new pg.Client({ connectionString: addresses.database });
try {
  await database.connect();
  const gallery = { slug: SLUG, photos: PHOTOS, runners: 400, deep: PHOTOS - 1 };
  await fillGallery(database, gallery);
  const unknownOverKnown = await compareAddresses();
  const galleryP95Ratio = await signInTogether();
  console.log(`load of the machine at the end: ${loadavg()[0]?.toFixed(1)}`);
  console.log(JSON.stringify({ unknownOverKnown, galleryP95Ratio }));
} finally {
  await database.end();
  await system.stop();
  await rm(folder, { recursive: true, force: true });
}

async function newAccounts(count: number): Promise<{ email: string; password: string }[]> {
  const internal = createInternalClient({ identity: addresses.identity }, secrets.SERVICE_TOKEN);
  const people = Array.from({ length: count }, () => ({
    email: `${newId()}@bench.example`,
    password: newId(),
  }));
  for (const person of people) {
    await internal.ask(createAccount, {
      ...person,
      displayName: 'Bench',
      language: 'en',
      organizationKind: null,
      admin: false,
    });
  }
  return people;
}

async function compareAddresses(): Promise<number> {
  const known: number[] = [];
  const unknown: number[] = [];
  const wrong = async (email: string) => {
    const tried = await tryLogin(addresses.graphql, { email, password: 'a wrong password' });
    if (tried.outcome !== 'InvalidCredentialsError') throw new Error(`answered ${tried.outcome}`);
    return tried.spentMs;
  };
  for (const [index, { email }] of (await newAccounts(PAIRS + PAIRS_WARM_UP)).entries()) {
    const stranger = `${newId()}@bench.example`;
    // Each goes first as often as the other.
    const first = index % 2 === 0 ? await wrong(email) : await wrong(stranger);
    const second = index % 2 === 0 ? await wrong(stranger) : await wrong(email);
    if (index < PAIRS_WARM_UP) continue;
    known.push(index % 2 === 0 ? first : second);
    unknown.push(index % 2 === 0 ? second : first);
  }
  console.log(
    `medians: known ${median(known).toFixed(1)} ms, unknown ${median(unknown).toFixed(1)} ms`,
  );
  return round2(median(unknown.map((ms, pair) => ms / (known[pair] ?? NaN))));
}

async function signInTogether(): Promise<number> {
  const people = await newAccounts(AT_ONCE);
  const visitors = startVisitors(addresses.graphql, SLUG, VISITORS);
  const calm: number[] = [];
  const busy: number[] = [];
  const took: number[] = [];
  let calmMs = 2_000;
  for (let round = -1; round < ROUNDS; round += 1) {
    await delay(SETTLE_MS);
    visitors.collect();
    await delay(calmMs);
    const alone = visitors.collect();
    const start = performance.now();
    const tried = await Promise.all(people.map((one) => tryLogin(addresses.graphql, one)));
    calmMs = performance.now() - start;
    const meanwhile = visitors.collect();
    const refused = tried.filter(({ outcome }) => outcome !== 'LoginSuccess');
    if (refused.length > 0) throw new Error(`${refused.length} answered ${refused[0]?.outcome}`);
    if (round < 0) continue;
    calm.push(...alone);
    busy.push(...meanwhile);
    took.push(calmMs);
  }
  await visitors.leave();
  const [calmP95, busyP95] = [percentile(calm, 0.95), percentile(busy, 0.95)];
  console.log(
    `gallery: calm p50 ${median(calm).toFixed(1)} ms, p95 ${calmP95.toFixed(1)} ms (${calm.length} pages); while ${AT_ONCE} sign in
  p50 ${median(busy).toFixed(1)} ms, p95 ${busyP95.toFixed(1)} ms (${busy.length} pages); all ${AT_ONCE} were in after ${(median(took) / 1000).toFixed(2)} s (median)`,
  );
  return round2(busyP95 / calmP95);
}

function round2(value: number): number {
  return Math.round(value * 100) / 100;
}
