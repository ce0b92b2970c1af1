import { createHash } from 'node:crypto';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import sharp, { type Sharp } from 'sharp';
import {
  DEFAULT_LOOK,
  PREVIEW_SIZE_PX,
  RENDITION_RECIPE,
  THUMBNAIL_SIZE_PX,
  WEB_SIZE_PX,
} from '@focus-racer/contracts';
import { JPEG_QUALITY, renderPhoto, watermark } from '@focus-racer/workflows';
import { median } from './median.ts';
import { findPhotos, likeCameraFiles, type BenchPhoto } from './renditions-photos.ts';

const MARK = {
  eventName: 'Semi-marathon de Lyon 2026',
  watermark: DEFAULT_LOOK.watermark,
  logo: null,
};
const ROUNDS = 5;
const WARM_UP_ROUNDS = 3;
const BATCH = 16;

const { values } = parseArgs({
  options: { data: { type: 'string' }, large: { type: 'string', default: '16' } },
});
if (!values.data) {
  console.error('npm run bench renditions -- --data DIR [--large N]');
  process.exit(2);
}

/** What the activity does with the bytes it has fetched: the promised hash, then everything of renderPhoto. */
async function render(original: Buffer): Promise<void> {
  createHash('sha256').update(original).digest('hex');
  const { outcome } = await renderPhoto({
    original,
    eventName: MARK.eventName,
    look: DEFAULT_LOOK,
    recipe: RENDITION_RECIPE,
    cameraSalt: 'bench',
  });
  if (outcome !== 'RENDERED') throw new Error('A photo of the bench cannot be used');
}

/** The least any renderer must do: one decode, three sizes, two watermarks, three encodes. */
async function floor(original: Buffer): Promise<void> {
  const web = await shrink(sharp(original, { ignoreIcc: true }), WEB_SIZE_PX);
  await encode(web);
  const preview = await shrink(fromRaw(web), PREVIEW_SIZE_PX);
  const thumbnail = await shrink(fromRaw(preview), THUMBNAIL_SIZE_PX);
  await watermark(preview, MARK, PREVIEW_SIZE_PX);
  await encode(preview);
  await watermark(thumbnail, MARK, THUMBNAIL_SIZE_PX);
  await encode(thumbnail);
}

interface Raw {
  data: Buffer;
  width: number;
  height: number;
}

async function shrink(image: Sharp, sidePx: number): Promise<Raw> {
  const { data, info } = await image
    .resize({ width: sidePx, height: sidePx, fit: 'inside', withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

function fromRaw({ data, width, height }: Raw): Sharp {
  return sharp(data, { raw: { width, height, channels: 3 } });
}

function encode(raw: Raw): Promise<Buffer> {
  return fromRaw(raw).jpeg({ quality: JPEG_QUALITY }).toBuffer();
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** CPU of the whole process for one batch. Both sides begin with a collected heap and pay for their own garbage. */
async function cpuMsOf(
  photos: readonly BenchPhoto[],
  work: (bytes: Buffer) => Promise<void>,
): Promise<number> {
  collectGarbage();
  const before = process.cpuUsage();
  for (const { bytes } of photos) await work(bytes);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

interface Totals {
  photos: number;
  renderMs: number;
  floorMs: number;
}

/** Sums of each batch's median over the rounds. */
async function measure(photos: readonly BenchPhoto[], rounds: number): Promise<Totals> {
  const totals: Totals = { photos: photos.length, renderMs: 0, floorMs: 0 };
  for (let start = 0; start < photos.length; start += BATCH) {
    const batch = photos.slice(start, start + BATCH);
    const renders: number[] = [];
    const floors: number[] = [];
    for (let round = 0; round < rounds; round++) {
      if (round % 2 === 0) floors.push(await cpuMsOf(batch, floor));
      renders.push(await cpuMsOf(batch, render));
      if (round % 2 === 1) floors.push(await cpuMsOf(batch, floor));
    }
    totals.renderMs += median(renders);
    totals.floorMs += median(floors);
  }
  return totals;
}

const small = await findPhotos(values.data);
const large = Number(values.large);
const groups: [string, BenchPhoto[]][] = [
  ["DIR's own size", small],
  ['12 megapixels', await likeCameraFiles(small, { count: large, longSidePx: 4240 })],
  ['24 megapixels', await likeCameraFiles(small, { count: large, longSidePx: 6000 })],
];

console.log(`render: SHA-256 and renderPhoto (header, EXIF, one decode, 1600, 1024 and 320 px,
  watermarks, JPEG q80, thumbhash, sharpness, exposure, perceptual hash).
floor: one decode without colour conversion, the same three sizes, watermarks and encodes on
  buffers, nothing else.
CPU of the whole process, user and system, one libvips thread, each side's garbage collection
included. Batches of ${BATCH} files go through both in turn, ${ROUNDS} rounds after a warm-up; the median of a
batch's rounds counts. The large files are DIR's, enlarged, with noise as of a sensor, JPEG q94 with
4:2:0 and no colour profile.`);

await measure(
  groups.flatMap(([, photos]) => photos.slice(0, BATCH)),
  WARM_UP_ROUNDS,
);
const sum: Totals = { photos: 0, renderMs: 0, floorMs: 0 };
for (const [name, photos] of groups) {
  const totals = await measure(photos, ROUNDS);
  sum.photos += totals.photos;
  sum.renderMs += totals.renderMs;
  sum.floorMs += totals.floorMs;
  const meanBytes = photos.reduce((bytes, photo) => bytes + photo.bytes.length, 0) / photos.length;
  console.log(
    `${name.padEnd(16)} ${String(photos.length).padStart(4)} files of ${(meanBytes / 1e6).toFixed(1)} MB: ` +
      `render ${(totals.renderMs / totals.photos).toFixed(1)} CPU-ms, ` +
      `floor ${(totals.floorMs / totals.photos).toFixed(1)}, ` +
      `ratio ${(totals.renderMs / totals.floorMs).toFixed(3)}`,
  );
}
console.log(
  JSON.stringify({
    cpuRatioToFloor: Number((sum.renderMs / sum.floorMs).toFixed(3)),
    cpuMsPerPhoto: Number((sum.renderMs / sum.photos).toFixed(1)),
  }),
);
