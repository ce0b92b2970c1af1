import { newId, type ReadingResult } from '@focus-racer/contracts';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { BibLengths } from '../bib-decision/bib-lengths.ts';
import { BibReading } from './bib-reading.entity.ts';
import type { DecisionBasis } from './change-reason.ts';
import { PersonRegion } from './person-region.entity.ts';
import { ReadingRun } from './reading-run.entity.ts';

/** Keeps what an engine said of this generation of a photo, whole: it is decided again without it. */
export function keepReading(
  em: EntityManager,
  photo: { id: string; generation: number },
  { engine, engineVersion, insteadOf, labels, lines, people }: ReadingResult,
  decided: { with: DecisionBasis; taught: BibLengths; at: Date },
): void {
  const run = Object.assign(new ReadingRun(), {
    id: newId(),
    photoId: photo.id,
    generation: photo.generation,
    engine,
    engineVersion,
    insteadOf,
    labels,
    taught: decided.taught,
    decidedWith: decided.with,
    createdAt: decided.at,
  });
  const readings = lines.map((line) =>
    Object.assign(new BibReading(), line, { id: newId(), runId: run.id }),
  );
  const regions = people.map((person) =>
    Object.assign(new PersonRegion(), person, { id: newId(), runId: run.id }),
  );
  em.persist([run, ...readings, ...regions]);
}
