import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { newId, TASK_QUEUES } from '@focus-racer/contracts';
import { createTemporalClient } from '@focus-racer/service-kit';
import {
  callsUnderWay,
  CLOUD_CALL,
  cloudQueues,
  createCloudSteps,
  Rekognition,
  startFakeRekognition,
} from '@focus-racer/workflows';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import sharp from 'sharp';
import { startTestTemporal } from '../scripts/system/test-services.ts';
import { storePhotos } from './stored-photos.ts';

const CALLS = 1_000;
const QUOTA_PER_SECOND = 50;
const LATENCY_MS = 700;
const WORKFLOWS = 4;
const WARM_UP_CALLS = 20;
const IDEAL_SECONDS = CALLS / QUOTA_PER_SECOND + LATENCY_MS / 1000;
const BENCH_QUEUE = 'bench';

console.log(`pacing: ${CALLS} calls to DetectText, asked for at once by ${WORKFLOWS} workflows on a real Temporal server, through
the product's own queue, activity and retries, the real SDK and HTTP, to a local server that speaks Rekognition's
protocol: ${LATENCY_MS} ms an answer, a quota of ${QUOTA_PER_SECOND} a second of which a second's worth may come at once; beyond it a call
is throttled. The Temporal server gives the queue's calls out at 0.95 of the quota, after a second's worth at once.
ofIdeal: ${IDEAL_SECONDS} s (${CALLS} calls at the quota itself, and one answer) over the wall time, from the first workflow's start
to the last one's end. throttledShare: of all calls made. ${WARM_UP_CALLS} calls before that warm everything up. Temporal, workers and
fake share this machine's cores.`);

Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });
const folder = await mkdtemp(join(tmpdir(), 'focus-racer-bench-'));
const server = await startTestTemporal();
const address = server.env['TEST_TEMPORAL_ADDRESS'] ?? '';
const namespace = 'default';
const cloud = await startFakeRekognition({
  latencyMs: LATENCY_MS,
  quotaPerSecond: QUOTA_PER_SECOND,
});
const rekognition = new Rekognition({
  region: 'eu-west-1',
  endpoint: cloud.endpoint,
  credentials: { accessKeyId: 'of', secretAccessKey: 'nobody' },
  callLimitMs: 10_000,
  sockets: callsUnderWay(QUOTA_PER_SECOND),
});
const temporal = createTemporalClient({ address, namespace });
const connection = await NativeConnection.connect({ address });
try {
  const picture = sharp({ create: { width: 480, height: 320, channels: 3, background: 'green' } });
  const stored = await storePhotos(folder, [await picture.jpeg().toBuffer()]);
  const [photoId] = stored.photoIds;
  const steps = createCloudSteps({ ...stored, rekognition });
  const queues = cloudQueues(steps, QUOTA_PER_SECOND);
  const workflowsPath = fileURLToPath(new URL('./pacing/call-cloud.workflow.ts', import.meta.url));
  const workers = await Promise.all(
    [{ taskQueue: BENCH_QUEUE, workflowsPath }, ...queues].map((options) =>
      Worker.create({ connection, namespace, ...options }),
    ),
  );
  const ended = Promise.all(workers.map((worker) => worker.run()));

  let generation = 0;
  const call = (calls: number) =>
    temporal.client.workflow.execute('callCloud', {
      taskQueue: BENCH_QUEUE,
      workflowId: newId(),
      args: [
        {
          // As many generations of the photo, so that none finds another's preparation.
          photos: Array.from({ length: calls }, () => ({ photoId, generation: (generation += 1) })),
          options: { ...CLOUD_CALL, taskQueue: TASK_QUEUES.cloudText },
        },
      ],
    });
  await call(WARM_UP_CALLS);
  const before = { ...cloud.counts };

  const startedAt = performance.now();
  await Promise.all(Array.from({ length: WORKFLOWS }, () => call(CALLS / WORKFLOWS)));
  const wallSeconds = (performance.now() - startedAt) / 1000;
  for (const worker of workers) worker.shutdown();
  await ended;

  const throttled = cloud.counts.throttled - before.throttled;
  const answered = cloud.counts.answered - before.answered;
  const made = sumOf(cloud.counts) - sumOf(before);
  console.log(
    `  ${wallSeconds.toFixed(1)} s; ${answered} answered, ${throttled} throttled of ${made}`,
  );
  console.log(
    JSON.stringify({
      ofIdeal: Number((IDEAL_SECONDS / wallSeconds).toFixed(3)),
      throttledShare: Number((throttled / made).toFixed(4)),
    }),
  );
} finally {
  rekognition.close();
  await cloud.close();
  await temporal.close();
  await connection.close();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}

function sumOf(counts: Record<string, number>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
