import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { recipeOf } from '@focus-racer/catalog';
import { createAccount, DEFAULT_LOOK, newId } from '@focus-racer/contracts';
import { createInternalClient } from '@focus-racer/service-kit';
import { createObjectStore } from '@focus-racer/storage';
import pg from 'pg';
import { freePorts } from '../scripts/system/ports.ts';
import { PARTS, type Part } from '../scripts/system/parts.ts';
import { startSystem } from '../scripts/system/start-system.ts';
import { signIn } from '../scripts/upload/public-api.ts';
import { findPhotos } from './renditions-photos.ts';
import { fillEvent } from './rerender/rendered-event.ts';
import { scanEvent } from './rerender/scan-event.ts';
import { startVisitor } from './rerender/visitor.ts';

const WORKERS = ['worker-images', 'worker-business'] as const satisfies readonly Part[];
const KILL_AT = [0.1, 0.3, 0.5, 0.7, 0.9];
/** The look changes once more when so many are done: what was rendered for the first is to go, too. */
const CHANGE_AT = 0.2;
const CALM_MS = 8_000;
const POLL_MS = 200;

const { values } = parseArgs({
  options: { data: { type: 'string' }, photos: { type: 'string', default: '5000' } },
});
const photos = Number(values.photos);
if (!values.data || !Number.isInteger(photos) || photos < 1) {
  console.error('npm run bench rerender -- --data DIR [--photos N]');
  process.exit(2);
}
const pictures = (await findPhotos(values.data)).slice(0, photos);

console.log(`rerender: an event of ${photos} published photos (the ${pictures.length} files of DIR in turn) gets another watermark, and
at ${CHANGE_AT * 100} % a third one, with real processes on ${availableParallelism()} cores. At ${KILL_AT.map((at) => at * 100).join(', ')} % both kinds of workers are killed with
SIGKILL at once and started again. Afterwards a scan compares the event's rows with all objects of the store: stale,
photos of another recipe than the last look's or with anything left to remove; orphans, objects that no row names;
lost, objects that a row names and that are not there; differing, photos whose renditions are not byte for byte
those of the other photos of the same file. searchRatio: median time of a visitor's search and gallery page
meanwhile over the same in ${CALM_MS / 1000} calm seconds before.`);

const folder = await mkdtemp(join(tmpdir(), 'focus-racer-bench-'));
const system = await startSystem({
  dataDir: folder,
  ports: await freePorts(),
  env: {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    LOG_LEVEL: 'warn',
    RATE_LIMIT_SCALE: '1000',
  },
  parts: PARTS.filter((part) => part !== 'web' && part !== 'worker-vision'),
  log: (line) => console.log(`  ${line}`),
});
const database = new pg.Client({ connectionString: system.addresses.database });
try {
  await database.connect();
  console.log(JSON.stringify(await measure()));
} finally {
  await database.end();
  await system.stop();
  await rm(folder, { recursive: true, force: true });
}

async function measure() {
  const { addresses, secrets } = system;
  const store = createObjectStore({
    storage: {
      kind: 'files',
      directory: join(folder, 'files'),
      secret: secrets.STORE_SECRET,
      url: addresses.files,
    },
  });
  const internal = createInternalClient({ identity: addresses.identity }, secrets.SERVICE_TOKEN);
  const login = { email: 'organiser@bench.example', password: newId() };
  const { organizationId } = await internal.ask(createAccount, {
    ...login,
    displayName: 'Bench',
    language: 'en',
    organizationKind: 'ORGANIZER',
    admin: false,
  });
  if (!organizationId) throw new Error('the organiser has no organization');
  const api = await signIn(addresses.graphql, login);
  const name = 'Semi-marathon de Lyon 2026';
  const { createEvent: event } = await api.request<{ createEvent: { id: string; slug: string } }>(
    'mutation ($input: CreateEventInput!) { createEvent(input: $input) { id slug } }',
    { input: { organizationId, name, startsOn: '2026-05-03', timeZone: 'Europe/Paris' } },
  );
  await api.request('mutation ($input: UpdateEventInput!) { updateEvent(input: $input) { id } }', {
    input: { eventId: event.id, visibility: 'PUBLIC' },
  });
  await fillEvent(database, store, { id: event.id, name, organizationId }, pictures, photos);

  const calm = startVisitor(addresses.graphql, event.slug);
  await delay(CALM_MS);
  const calmMs = await calm.leave();

  const look = (filigree: number) => ({
    ...DEFAULT_LOOK,
    watermark: { ...DEFAULT_LOOK.watermark, filigree },
  });
  const change = (filigree: number) => {
    const { position, sizePercent, opacity } = DEFAULT_LOOK.watermark;
    return api.request(
      'mutation ($input: ChangeEventLookInput!) { changeEventLook(input: $input) { id } }',
      { input: { eventId: event.id, watermark: { position, sizePercent, opacity, filigree } } },
    );
  };
  const progress = async () => {
    const answer = await api.request<{
      event: { rerender: { state: string; total: number; done: number; failed: number } };
    }>('query ($slug: String!) { event(slug: $slug) { rerender { state total done failed } } }', {
      slug: event.slug,
    });
    return answer.event.rerender;
  };

  const visitor = startVisitor(addresses.graphql, event.slug);
  const start = performance.now();
  await change(1.2);
  let changed = false;
  const kills = [...KILL_AT];
  for (;;) {
    const now = await progress();
    const share = now.total === 0 ? 1 : now.done / now.total;
    if (!changed && share >= CHANGE_AT) {
      await change(0.9);
      changed = true;
      continue;
    }
    if (kills[0] !== undefined && share >= kills[0]) {
      kills.shift();
      await killWorkers();
    }
    if (now.state === 'DONE' && changed) break;
    await delay(POLL_MS);
  }
  const seconds = (performance.now() - start) / 1000;
  const searchMs = await visitor.leave();
  const { failed } = await progress();
  return {
    ...(await scanEvent(database, store, event.id, recipeOf(look(0.9)))),
    failed,
    kills: KILL_AT.length - kills.length,
    seconds: Math.round(seconds),
    searchMs,
    searchRatio: Math.round((searchMs / calmMs) * 100) / 100,
  };
}

async function killWorkers(): Promise<void> {
  const victims = WORKERS.flatMap((part) => system.processes.get(part) ?? []);
  await Promise.all(victims.map((victim) => victim.kill('SIGKILL')));
  await Promise.all(victims.map((victim) => victim.waitReady()));
}
