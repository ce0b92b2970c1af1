import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { ReadingResult } from '@focus-racer/contracts';
import { loadEmbeddedEngine, loadPlainReader } from '@focus-racer/workflows';
import { type AnnotatedPhoto, readGroundTruth } from './bibs/ground-truth.ts';
import { costRatio, cpuOfBoth, readAll, readPerturbed } from './bibs/read-photos.ts';
import { reliability, score } from './bibs/score.ts';
import { DECOYS, makeStartLists } from './bibs/start-lists.ts';
import { likeCameraFiles } from './renditions-photos.ts';

const SEED = 1;
/** Weights are fitted with other decoys than they are judged with. */
const FITTING_SEEDS = [2, 3, 4, 5, 6, 7];
/** Enough for a ratio; the plain pass is slow. */
const YARDSTICK_PHOTOS = 40;
const LARGE_PHOTOS = 12;
const ENGINES = { embedded: loadEmbeddedEngine, plain: loadPlainReader };

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    'start-list': { type: 'boolean', default: false },
    engine: { type: 'string', default: 'embedded' },
    predictions: { type: 'string' },
    runs: { type: 'string', default: '6' },
    fit: { type: 'boolean', default: false },
  },
});
const load = Object.entries(ENGINES).find(([name]) => name === values.engine)?.[1];
if (!values.data || !load) {
  console.error(`npm run bench bibs -- --data DIR [--start-list] [--engine ${Object.keys(ENGINES).join('|')}]
  [--predictions FILE] [--runs N] [--fit]
DIR holds photos and ground-truth.json: {"<event>/<photo>.jpg": {"bibs": ["3638"]}}`);
  process.exit(2);
}
const withList = values['start-list'];

console.log(`bibs: the full image in, exact match of numbers, leading zeros ignored. A wrong number is a false positive and
the one it should have been a false negative. Numbers of readable-but-unannotated.json, where DIR has it, count as right
when found (not under "strict") and as nothing when not. A folder of DIR is an event; its lengths of bibs are those learnt
by its last photo. Start list: the event's annotated numbers and ${DECOYS} random ones of the same lengths, seed ${SEED}.
Accuracy: mean over ${values.runs} perturbed copies of every photo (cut by 0 to 8 px at left and top, gain 0.96 to 1.04; 0: the photos
as they are). "f1" and its neighbours: weights and threshold as the product ships them. "crossValidated": each event
judged by weights and thresholds fitted on the other events, with decoys of seeds ${FITTING_SEEDS.join(', ')}.
CPU: user and system of the whole process, decode included, photos as they are; the plain pass (PP-OCRv4 in floats,
detector at 960 px, every line recognised) on ${YARDSTICK_PHOTOS} of them, in turn with the engine. At 12 megapixels: reading and
renditions of ${LARGE_PHOTOS} photos enlarged, with noise as of a sensor.`);

const photos = await readGroundTruth(values.data);
const engine = await load();
await readAll(engine, photos.slice(0, 3));
const asTheyAre = await readAll(engine, photos);
const peakRssMb = Math.round(process.resourceUsage().maxRSS / 1024);
const files = await Promise.all(
  photos.map(async ({ name, file }) => ({ name, bytes: await readFile(file) })),
);
const small = await cpuOfBoth(
  engine,
  files.map(({ bytes }) => bytes),
);
const large = await likeCameraFiles(files, { count: LARGE_PHOTOS, longSidePx: 4240 });
const camera = await cpuOfBoth(
  engine,
  large.map(({ bytes }) => bytes),
);

const every = Math.max(1, Math.floor(photos.length / YARDSTICK_PHOTOS));
const sample = photos.filter((_, i) => i % every === 0).slice(0, YARDSTICK_PHOTOS);
const yardstick = await loadPlainReader();
await costRatio(engine, yardstick, sample.slice(0, 2));
const cpuOverPlainPass = await costRatio(engine, yardstick, sample);

const runs: Map<AnnotatedPhoto, ReadingResult>[] = [];
for (let run = 1; run <= Number(values.runs); run++) {
  runs.push(await readPerturbed(engine, photos, run));
}
if (runs.length === 0) runs.push(asTheyAre.readings);

// Loaded only now: a whole subgraph would count into the engine's memory.
const { crossValidate, fitCalibration, judge, PUBLISH } = await import('./bibs/judge.ts');
const lists = makeStartLists(photos, SEED);
const fittingLists = FITTING_SEEDS.map((seed) => makeStartLists(photos, seed));
const judged = judge(runs, withList ? lists : null);
const bands = reliability(judged);
console.log('\nGuesses by the confidence they were given with:\n   from   said  right  guesses');
for (const { from, said, right, guesses } of bands) {
  const columns = [from, said, right].map((share) => share.toFixed(2).padStart(7));
  console.log(`${columns.join('')}${String(guesses).padStart(9)}`);
}
if (values.fit) console.log('\nFitted on all events:', fitCalibration(runs, fittingLists));

if (values.predictions) {
  const shown = judge([asTheyAre.readings], withList ? lists : null);
  const predictions = shown.map(({ photo, guesses }) => [
    photo.name,
    guesses
      .filter(({ confidence }) => confidence >= PUBLISH)
      .map(({ bib, confidence, box }) => ({ number: bib, confidence, box })),
  ]);
  await writeFile(values.predictions, JSON.stringify(Object.fromEntries(predictions), null, 1));
}

const events = [...new Set(photos.map(({ event }) => event))];
const perSet = new Map(
  events.map((event) => [event, judged.filter(({ photo }) => photo.event === event)]),
);
const otherwise = (list: boolean) => score(judge(runs, list ? lists : null), PUBLISH).f1;
const validate = (list: boolean) => {
  const { published, thresholds } = crossValidate(runs, list ? lists : null, fittingLists);
  return { ...score(published, 0), thresholds };
};
const perPhoto = asTheyAre.cpuSeconds / photos.length;
console.log(
  JSON.stringify(
    {
      ...score(judged, PUBLISH),
      perSet: Object.fromEntries([...perSet].map(([event, own]) => [event, score(own, PUBLISH)])),
      openF1: otherwise(false),
      listF1: otherwise(true),
      crossValidated: events.length > 1 ? { open: validate(false), list: validate(true) } : null,
      reliability: bands,
      cpuSecondsPerPhoto: perPhoto,
      cpuSecondsWithRenditions: (small.reading + small.rendering) / photos.length,
      cpuSecondsAt12Megapixels: (camera.reading + camera.rendering) / large.length,
      cpuOverPlainPass,
      peakRssMb,
    },
    (_, value: unknown) => (typeof value === 'number' ? Number(value.toFixed(4)) : value),
  ),
);
