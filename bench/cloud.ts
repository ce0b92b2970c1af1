import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createCloudSteps, createImageSteps, Rekognition } from '@focus-racer/workflows';
import { MockActivityEnvironment } from '@temporalio/testing';
import { median } from './median.ts';
import { findPhotos, likeCameraFiles } from './renditions-photos.ts';
import { storePhotos } from './stored-photos.ts';

/** The long side of 12 megapixels at 3:2. */
const LONG_SIDE_PX = 4240;
const ROUNDS = 5;

const { values } = parseArgs({
  options: { data: { type: 'string' }, large: { type: 'string', default: '16' } },
});
if (!values.data) {
  console.error('npm run bench cloud -- --data DIR [--large files]');
  process.exit(2);
}
const photos = await likeCameraFiles(await findPhotos(values.data), {
  count: Number(values.large),
  longSidePx: LONG_SIDE_PX,
});
const meanMb = photos.reduce((sum, { bytes }) => sum + bytes.length, 0) / photos.length / 1e6;

console.log(`cloud: what a photo of 12 megapixels costs this machine when the cloud reads it. The product's own steps,
one photo after the other, with originals in a store of files: render (renditions and measures), then DetectText,
DetectLabels and DetectFaces at once, through the real SDK and HTTP (no TLS), to a local server that speaks
Rekognition's protocol in a process of its own. CPU of this process, user and system, all threads; neither Temporal
nor the database. ${photos.length} of DIR's files enlarged to 12 megapixels with a sensor's noise, JPEG q94 (${meanMb.toFixed(1)} MB each),
${ROUNDS} rounds after a warm-up, the median round counts.`);

const folder = await mkdtemp(join(tmpdir(), 'focus-racer-bench-'));
const fake = fork(fileURLToPath(new URL('./cloud/fake-process.ts', import.meta.url)));
const [endpoint] = (await once(fake, 'message')) as [string];
const rekognition = new Rekognition({
  region: 'eu-west-1',
  endpoint,
  credentials: { accessKeyId: 'of', secretAccessKey: 'nobody' },
  callLimitMs: 10_000,
  sockets: 3,
});
try {
  const stored = await storePhotos(
    folder,
    photos.map(({ bytes }) => bytes),
  );
  const images = createImageSteps({ ...stored, cameraSalt: 'bench' });
  const cloud = createCloudSteps({ ...stored, rekognition });

  const renderAll = () => cpuSecondsPerPhoto((photoId) => images.render({ photoId }));
  const readAll = (generation: number) =>
    cpuSecondsPerPhoto((photoId) =>
      Promise.all([
        cloud.detectText({ photoId, generation }),
        cloud.detectLabels({ photoId, generation }),
        cloud.detectFaces({ photoId, generation }),
      ]),
    );

  async function cpuSecondsPerPhoto(work: (photoId: string) => Promise<unknown>): Promise<number> {
    const before = process.cpuUsage();
    for (const photoId of stored.photoIds) {
      await new MockActivityEnvironment().run(() => work(photoId));
    }
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1e6 / stored.photoIds.length;
  }

  await renderAll();
  await readAll(0);
  const rounds: { render: number; read: number }[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    rounds.push({ render: await renderAll(), read: await readAll(round) });
  }
  const render = median(rounds.map((round) => round.render));
  const read = median(rounds.map((round) => round.read));
  console.log(
    JSON.stringify({
      cpuSecondsPerPhoto: Number(read.toFixed(3)),
      cpuSecondsWithRenditions: Number((read + render).toFixed(3)),
    }),
  );
} finally {
  rekognition.close();
  fake.disconnect();
  await rm(folder, { recursive: true, force: true });
}
