import { readFile } from 'node:fs/promises';
import { DEFAULT_LOOK, type ReadingResult, RENDITION_RECIPE } from '@focus-racer/contracts';
import { decodeForReading, type loadEmbeddedEngine, renderPhoto } from '@focus-racer/workflows';
import type { AnnotatedPhoto } from './ground-truth.ts';
import { perturb } from './perturb.ts';

export type Engine = Awaited<ReturnType<typeof loadEmbeddedEngine>>;

/** Seconds of CPU, user and system, of the whole process. */
async function cpuSecondsOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

async function readPhoto(engine: Engine, { file }: AnnotatedPhoto): Promise<ReadingResult> {
  return engine.read(await decodeForReading(await readFile(file)));
}

/** The photos as they are, and what decoding and reading each costs. */
export async function readAll(
  engine: Engine,
  photos: readonly AnnotatedPhoto[],
): Promise<{ readings: Map<AnnotatedPhoto, ReadingResult>; cpuSeconds: number }> {
  const readings = new Map<AnnotatedPhoto, ReadingResult>();
  const cpuSeconds = await cpuSecondsOf(async () => {
    for (const photo of photos) readings.set(photo, await readPhoto(engine, photo));
  });
  return { readings, cpuSeconds };
}

export async function readPerturbed(
  engine: Engine,
  photos: readonly AnnotatedPhoto[],
  run: number,
): Promise<Map<AnnotatedPhoto, ReadingResult>> {
  const readings = new Map<AnnotatedPhoto, ReadingResult>();
  for (const photo of photos) {
    const image = await decodeForReading(await readFile(photo.file));
    readings.set(photo, await engine.read(perturb(image, photo.name, run)));
  }
  return readings;
}

/** What a photo costs from its bytes to lines of text, and to its renditions. */
export async function cpuOfBoth(
  engine: Engine,
  files: readonly Buffer[],
): Promise<{ reading: number; rendering: number }> {
  return {
    reading: await cpuSecondsOf(async () => {
      for (const file of files) await engine.read(await decodeForReading(file));
    }),
    rendering: await cpuSecondsOf(() => renderAll(files)),
  };
}

async function renderAll(files: readonly Buffer[]): Promise<void> {
  for (const original of files) {
    await renderPhoto({
      original,
      eventName: 'Semi-marathon de Lyon 2026',
      look: DEFAULT_LOOK,
      recipe: RENDITION_RECIPE,
      cameraSalt: 'bench',
    });
  }
}

/** Both engines on the same photos in turn: what one costs of the other. */
export async function costRatio(
  engine: Engine,
  yardstick: Engine,
  photos: readonly AnnotatedPhoto[],
): Promise<number> {
  let own = 0;
  let other = 0;
  for (const photo of photos) {
    other += await cpuSecondsOf(() => readPhoto(yardstick, photo));
    own += await cpuSecondsOf(() => readPhoto(engine, photo));
  }
  return own / other;
}
