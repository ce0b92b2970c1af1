import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ledgerTotals } from '@focus-racer/contracts';
import { createInternalClient } from '@focus-racer/service-kit';
import { freePorts } from '../scripts/system/ports.ts';
import { PARTS } from '../scripts/system/parts.ts';
import { startSystem } from '../scripts/system/start-system.ts';
import { findFiles } from '../scripts/upload/find-files.ts';
import { breakThings, FAULTS } from './faults/break-things.ts';
import { openStudio } from './faults/studio.ts';
import { compareRenditions, countOutcomes } from './faults/outcomes.ts';

const LEAST_FILES = 100;

const { values } = parseArgs({ options: { data: { type: 'string' } } });
if (!values.data) {
  console.error(`npm run bench faults -- --data DIR, a folder of at least ${LEAST_FILES} photos`);
  process.exit(2);
}
const paths = (await findFiles(values.data)).filter((path) => /\.(jpe?g|png|webp)$/i.test(path));
if (paths.length < LEAST_FILES) {
  console.error(`${values.data} holds ${paths.length} photos; at least ${LEAST_FILES} are needed`);
  process.exit(2);
}

console.log(`faults: ${paths.length} files, each sent to two events through the public API, with real processes on
${availableParallelism()} cores. First a calm run of two events, then two more events while, one after the other, these are
killed with SIGKILL and started again: ${FAULTS.join(', ')}. lost: photos that did not end PUBLISHED, SET_ASIDE or
REJECTED within ten minutes after the last fault; twice: photos decided more than once (audit log); photosDone: photos
that were PUBLISHED, whatever they are now; renditionsDiffering: preview, thumbnail or web rendition whose bytes
differ from the calm run's; wallRatio: (wall - seconds in which a part was down) / calm wall.`);

const folder = await mkdtemp(join(tmpdir(), 'focus-racer-bench-'));
const system = await startSystem({
  dataDir: folder,
  ports: await freePorts(),
  env: {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    LOG_LEVEL: 'warn',
    WELCOME_CREDITS: '100000',
    RATE_LIMIT_SCALE: '1000',
  },
  parts: PARTS.filter((part) => part !== 'web'),
  log: (line) => console.log(`  ${line}`),
});
try {
  const internal = createInternalClient(
    { identity: system.addresses.identity, commerce: system.addresses.commerce },
    system.secrets.SERVICE_TOKEN,
  );
  const studio = await openStudio(system.addresses.graphql, internal);

  const calm = await studio.sortIntoTwoEvents(paths);
  console.log(`  calm run: ${calm.wallSeconds.toFixed(1)} s`);
  const consumedBefore = await studio.creditsConsumed();

  const stormy = studio.sortIntoTwoEvents(paths);
  const downSeconds = await breakThings(system.processes, calm.wallSeconds, (line) =>
    console.log(`  ${line}`),
  );
  const storm = await stormy;
  console.log(
    `  with faults: ${storm.wallSeconds.toFixed(1)} s, parts down ${downSeconds.toFixed(1)} s`,
  );
  await studio.waitForSettledCredits();

  const outcomes = await countOutcomes(studio, storm.photos, 2 * paths.length);
  const result = {
    photos: 2 * paths.length,
    ...outcomes,
    creditsConsumed: (await studio.creditsConsumed()) - consumedBefore,
    photosDone: storm.photos.filter((photo) => photo.searchableAt !== null).length,
    renditionsDiffering: await compareRenditions(calm.photos, storm.photos),
    ledgerSum: (await internal.ask(ledgerTotals, {})).sum,
    wallRatio: Math.round(((storm.wallSeconds - downSeconds) / calm.wallSeconds) * 100) / 100,
  };
  console.log(JSON.stringify(result));
} finally {
  await system.stop();
  await rm(folder, { recursive: true, force: true });
}
