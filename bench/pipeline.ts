import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { PhotoIngestInput } from '@focus-racer/contracts';
import { nodePart, PARTS } from '../scripts/system/parts.ts';
import { freePorts } from '../scripts/system/ports.ts';
import { startSystem } from '../scripts/system/start-system.ts';
import { startBareProcesses } from './pipeline/bare-loop.ts';
import { type Cost, sumOf } from './pipeline/cost.ts';
import { cpuSecondsOf } from './pipeline/process-cpu.ts';
import { openStudio } from './pipeline/studio.ts';
import { withoutWorkflows } from './pipeline/without-workflows.ts';
import { type BenchPhoto, findPhotos, likeCameraFiles } from './renditions-photos.ts';

/** The long side of 12 megapixels at 3:2. */
const LONG_SIDE_PX = 4240;
const WARM_UP = 12;

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    large: { type: 'string', default: '32' },
    small: { type: 'string', default: '120' },
  },
});
if (!values.data) {
  console.error(
    'npm run bench pipeline -- --data DIR [--rounds N] [--large files] [--small files]',
  );
  process.exit(2);
}
const rounds = Number(values.rounds);
const found = await findPhotos(values.data);
const small = found.slice(0, Number(values.small));
const large = await likeCameraFiles(found, {
  count: Number(values.large),
  longSidePx: LONG_SIDE_PX,
});
const cores = availableParallelism();

console.log(`pipeline: A = the whole product without the web, on this machine (${cores} cores): real PostgreSQL,
  Temporal and file store, four subgraphs, gateway, workers.
B = the steps of photoIngest (start, render, read, finish) by the same functions on
  the same services, called in a loop over a pipe: no workflow, no outbox row, no task queue. As many
  processes and slots as the workers have: one with ${cores + 1} for render, ${cores} with one for read, one for the rest.
Originals are stored first. Wall: from completeUploads to the last decided photo. CPU: to the last
settled credit, of every process of the system, with all their children; in B of the loop's
processes too, but for the one that holds the loop. Starting processes is not counted.
${rounds} rounds of A and B in turn after a warm-up, each in a new event; sums over the rounds.
The large files are ${large.length} of DIR's, enlarged to 12 megapixels with a sensor's noise, JPEG q94; the small ones
are ${small.length} of DIR's as they are.`);

const folder = await mkdtemp(join(tmpdir(), 'focus-racer-bench-'));
const dataDir = join(folder, 'system');
const ports = await freePorts();
const env = {
  PATH: process.env['PATH'],
  HOME: process.env['HOME'],
  LOG_LEVEL: 'warn',
  WELCOME_CREDITS: '100000',
  RATE_LIMIT_SCALE: '1000',
};
const system = await startSystem({
  dataDir,
  ports,
  env,
  parts: PARTS.filter((part) => part !== 'web'),
  log: (line) => console.log(`  ${line}`),
});
try {
  const { secrets, addresses } = system;
  const studio = await openStudio(system);
  const systemPids = () => [...system.processes.values()].flatMap(({ pids }) => pids);
  const bareEnv = nodePart('worker-images', { dataDir, ports, env, secrets, addresses }).env;

  async function measure(
    files: readonly BenchPhoto[],
    pids: () => number[],
    work: (photos: PhotoIngestInput[]) => Promise<unknown>,
  ): Promise<Cost> {
    const stored = await studio.store(files);
    const cpuBefore = cpuSecondsOf(pids());
    const startedAt = performance.now();
    await studio.completeUploads(stored);
    await Promise.all([work(stored.photos), studio.waitUntilSorted(stored)]);
    const wallSeconds = (performance.now() - startedAt) / 1000;
    await studio.waitForSettledCredits(stored);
    return { wallSeconds, cpuSeconds: cpuSecondsOf(pids()) - cpuBefore };
  }

  const durable = (files: readonly BenchPhoto[]) =>
    measure(files, systemPids, () => Promise.resolve());

  const bare = (files: readonly BenchPhoto[]) =>
    withoutWorkflows(addresses.database, async () => {
      const loop = await startBareProcesses(bareEnv, cores);
      const pids = () => [...systemPids(), ...loop.pids];
      const cost = await measure(files, pids, (photos) =>
        Promise.all(photos.map((photo) => loop.ingest(photo))),
      );
      await loop.stop();
      return cost;
    });

  await durable(small.slice(0, WARM_UP));
  await bare(small.slice(0, WARM_UP));

  const compare = async (name: string, photos: readonly BenchPhoto[]) => {
    const costs: { durable: Cost; bare: Cost }[] = [];
    for (let i = 0; i < rounds; i += 1) {
      const cost = { durable: await durable(photos), bare: await bare(photos) };
      costs.push(cost);
      console.log(`  ${name}: A ${textOf(cost.durable)}, B ${textOf(cost.bare)}`);
    }
    return {
      photos: photos.length * rounds,
      durable: sumOf(costs.map((cost) => cost.durable)),
      bare: sumOf(costs.map((cost) => cost.bare)),
    };
  };

  const own = await compare(`${small.length} files as they are`, small);
  const camera = await compare(`${large.length} files of 12 megapixels`, large);
  const durabilityCpuMs = (1000 * (own.durable.cpuSeconds - own.bare.cpuSeconds)) / own.photos;
  console.log(
    JSON.stringify({
      wallRatio: round(camera.durable.wallSeconds / camera.bare.wallSeconds, 3),
      cpuRatio: round(camera.durable.cpuSeconds / camera.bare.cpuSeconds, 3),
      durabilityCpuMs: round(durabilityCpuMs, 1),
      cpuSecondsPerPhoto: round(camera.durable.cpuSeconds / camera.photos, 3),
      photosPerMinute: round((60 * camera.photos) / camera.durable.wallSeconds, 1),
    }),
  );
} finally {
  await system.stop();
  await rm(folder, { recursive: true, force: true });
}

function textOf({ wallSeconds, cpuSeconds }: Cost): string {
  return `${wallSeconds.toFixed(1)} s wall, ${cpuSeconds.toFixed(1)} s CPU`;
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
