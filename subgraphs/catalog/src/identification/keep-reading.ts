import { newId, type ReadingResult } from '@focus-racer/contracts';
import type { EntityManager } from '@mikro-orm/postgresql';
import { BibReading } from './bib-reading.entity.ts';
import { KEPT_CONFIDENCE } from './bib-rules.ts';
import { ReadingRun } from './reading-run.entity.ts';

/** Keeps what an engine read on this generation of a photo: every line that is not noise. */
export function keepReading(
  em: EntityManager,
  photo: { id: string; generation: number },
  reading: ReadingResult,
  createdAt: Date,
): void {
  const run = Object.assign(new ReadingRun(), {
    id: newId(),
    photoId: photo.id,
    generation: photo.generation,
    engine: reading.engine,
    engineVersion: reading.engineVersion,
    createdAt,
  });
  const kept = reading.lines
    .filter((line) => line.confidence >= KEPT_CONFIDENCE)
    .map((line) => Object.assign(new BibReading(), line, { id: newId(), runId: run.id }));
  em.persist([run, ...kept]);
}
