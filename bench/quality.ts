import { parseArgs } from 'node:util';
import {
  DEFAULT_LOOK,
  DEFAULT_QUALITY,
  RENDITION_RECIPE,
  type RenderedPhoto,
} from '@focus-racer/contracts';
import { judgeQuality, sharpnessScoreOf } from '@focus-racer/catalog';
import {
  decodeForReading,
  loadEmbeddedEngine,
  measurePeople,
  renderPhoto,
} from '@focus-racer/workflows';
import { median } from './median.ts';
import { type Kernel, defocusKernel, motionKernel } from './quality/blur.ts';
import { blurredFile, decodeLinear, exposedFile } from './quality/damage.ts';
import { findPhotos } from './renditions-photos.ts';

const MOTION_PX = [3, 5, 9, 15, 25];
const DIRECTIONS = [0, 23, 45, 67, 90, 113, 135, 158];
const DEFOCUS_PX = [1.5, 2.5, 4, 6];
const STOPS = [-5, -4, -3, -2, 2, 3, 4];
/** From here on a blur shows at the gallery's size; weaker ones are listed and not counted. */
const COUNTED = { motionPx: 5, defocusPx: 2.5 };

const { values } = parseArgs({
  options: { data: { type: 'string' }, every: { type: 'string', default: '1' } },
});
if (!values.data) {
  console.error('npm run bench quality -- --data DIR [--every N]');
  process.exit(2);
}

console.log(`quality: photos taken as sharp, and copies of them blurred here, through the product's own steps (renderPhoto,
the embedded engine, measurePeople) and judged by the product's default thresholds, a score of ${DEFAULT_QUALITY.minSharpness} and
${DEFAULT_QUALITY.minBrightness} to ${DEFAULT_QUALITY.maxBrightness} % mean luminance.
Blurs: made in linear light at the file's own size, then noise of sigma 2 and JPEG q90. Motion: a line of L px, in
${DIRECTIONS.length} directions, each photo in the next one. Defocus: a disc of radius R px. Exposure: so many stops more light.
People are looked for on each copy anew. blurCaught: over motion from ${COUNTED.motionPx} px and defocus from ${COUNTED.defocusPx} px on.
cpuMs: what fineDetailOf of the whole and of all people, and colours, add to a photo.`);

interface Verdict {
  score: number | null;
  reason: string | null;
  mean: number;
}

const engine = await loadEmbeddedEngine();
const cpu = { measureMs: 0, photos: 0 };

async function judge(file: Buffer): Promise<Verdict> {
  const rendering = await renderPhoto({
    original: file,
    eventName: 'Semi-marathon de Lyon 2026',
    look: DEFAULT_LOOK,
    recipe: RENDITION_RECIPE,
    cameraSalt: 'bench',
  });
  if (rendering.outcome !== 'RENDERED') throw new Error('A photo of the bench cannot be used');
  const { facts }: { facts: RenderedPhoto } = rendering;
  const picture = await decodeForReading(file);
  const { people, lines } = await engine.read(picture);
  const before = process.cpuUsage();
  const measured = measurePeople(picture, people, lines);
  const { user, system } = process.cpuUsage(before);
  cpu.measureMs += (user + system) / 1000;
  cpu.photos++;
  const sharpnessScore = sharpnessScoreOf(facts, measured);
  const { sharpness, exposure } = facts;
  return {
    score: sharpnessScore,
    mean: exposure.mean,
    reason: judgeQuality(
      { sharpnessScore, sharpness, exposureMean: exposure.mean },
      DEFAULT_QUALITY,
    ),
  };
}

const all = await findPhotos(values.data);
const photos = all.filter((_, i) => i % Number(values.every) === 0);
const sharp: (Verdict & { name: string })[] = [];
const blurs = new Map<string, { counted: boolean; verdicts: Verdict[] }>();
const exposures = new Map<string, Verdict[]>();

for (const [i, { name, bytes }] of photos.entries()) {
  sharp.push({ name, ...(await judge(bytes)) });
  const picture = await decodeLinear(bytes);
  const degrees = DIRECTIONS[i % DIRECTIONS.length] ?? 0;
  const kernels: [string, boolean, Kernel][] = [
    ...MOTION_PX.map((px): [string, boolean, Kernel] => [
      `motion ${px} px`,
      px >= COUNTED.motionPx,
      motionKernel(px, degrees),
    ]),
    ...DEFOCUS_PX.map((px): [string, boolean, Kernel] => [
      `defocus ${px} px`,
      px >= COUNTED.defocusPx,
      defocusKernel(px),
    ]),
  ];
  for (const [blur, counted, kernel] of kernels) {
    const verdict = await judge(await blurredFile(picture, kernel));
    const row = blurs.get(blur) ?? { counted, verdicts: [] };
    row.verdicts.push(verdict);
    blurs.set(blur, row);
  }
  for (const stops of STOPS) {
    const verdict = await judge(await exposedFile(picture, stops));
    const label = `${stops > 0 ? '+' : ''}${stops} stops`;
    exposures.set(label, [...(exposures.get(label) ?? []), verdict]);
  }
}

const share = (verdicts: readonly Verdict[]) =>
  verdicts.filter(({ reason }) => reason !== null).length / verdicts.length;
const percent = (value: number) => `${(100 * value).toFixed(1).padStart(5)} %`;
const scores = (verdicts: readonly Verdict[]) =>
  median(verdicts.map(({ score }) => score ?? 0)).toFixed(0);

console.log(`\n${'as it is'.padEnd(16)} set aside ${percent(share(sharp))} of ${sharp.length}`);
for (const folder of new Set(sharp.map(({ name }) => name.split('/')[0]))) {
  const own = sharp.filter(({ name }) => name.split('/')[0] === folder);
  const lowest = Math.min(...own.map(({ score }) => score ?? 100));
  console.log(
    `  ${folder}: ${percent(share(own))} of ${own.length}, lowest score ${lowest.toFixed(1)}`,
  );
}
const means = sharp.map(({ mean }) => 100 * mean);
console.log(
  `  brightness ${Math.min(...means).toFixed(0)} to ${Math.max(...means).toFixed(0)} %, median score ${scores(sharp)}`,
);
for (const { name, reason, score } of sharp) {
  if (reason) console.log(`  ${name}: ${reason}, score ${score?.toFixed(1)}`);
}
for (const [blur, { verdicts }] of blurs) {
  console.log(
    `${blur.padEnd(16)} caught ${percent(share(verdicts))}, median score ${scores(verdicts)}`,
  );
}
for (const [label, verdicts] of exposures) {
  const mean = median(verdicts.map((verdict) => 100 * verdict.mean)).toFixed(0);
  console.log(
    `${label.padEnd(16)} caught ${percent(share(verdicts))}, median brightness ${mean} %`,
  );
}
const counted = [...blurs.values()].filter((row) => row.counted).flatMap((row) => row.verdicts);
console.log(
  JSON.stringify({
    sharpSetAside: Number(share(sharp).toFixed(4)),
    blurCaught: Number(share(counted).toFixed(4)),
    photos: sharp.length,
    cpuMs: Number((cpu.measureMs / cpu.photos).toFixed(1)),
  }),
);
