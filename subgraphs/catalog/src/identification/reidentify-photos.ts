import { setImmediate as breathe } from 'node:timers/promises';
import type { EntityManager } from '@mikro-orm/postgresql';
import { type BibGuess, decideBibs } from '../bib-decision/decide-bibs.ts';
import type { PhotoReading } from '../bib-decision/photo-reading.ts';
import type { Event } from '../event/event.entity.ts';
import type { Photo } from '../photo/photo.entity.ts';
import type { BibLists } from './bib-lists.ts';
import { BibReading } from './bib-reading.entity.ts';
import { getKnowledge } from './event-knowledge.ts';
import { findEntries } from './find-entries.ts';
import { Identification } from './identification.entity.ts';
import type { ChangeReason } from './identification.enums.ts';
import { countStanding } from './identification.state.ts';
import { identifyPhoto } from './identify-photo.ts';
import { PersonRegion } from './person-region.entity.ts';
import { ReadingRun } from './reading-run.entity.ts';

/**
 * Decides photos again from their kept readings, with what their event knows now. The caller holds
 * the photos' rows, then the event's. Answers the photos whose identifications changed; `because`
 * is told as the reason when the caller knows it.
 */
export async function reidentifyPhotos(
  em: EntityManager,
  bibLists: BibLists,
  event: Event,
  photos: readonly Photo[],
  because?: ChangeReason,
): Promise<Photo[]> {
  const { knowledge, basis } = await getKnowledge(em, bibLists, event);
  const readingOf = await findReadings(em, photos);
  const guessesOf = new Map<string, BibGuess[]>();
  for (const [photoId, { reading }] of readingOf) {
    guessesOf.set(photoId, decideBibs(reading, knowledge));
    await breathe();
  }
  const existing = await em.find(
    Identification,
    { photoId: { $in: photos.map(({ id }) => id) } },
    { refresh: true },
  );
  const entries = await findEntries(
    em,
    event,
    [...[...guessesOf.values()].flat(), ...existing.filter(byHand)].map(({ bibKey }) => bibKey),
  );
  const existingOf = Map.groupBy(existing, ({ photoId }) => photoId);
  const now = new Date();
  return photos.filter((photo) => {
    const run = readingOf.get(photo.id)?.run;
    const own = existingOf.get(photo.id) ?? [];
    const { added, changed } = identifyPhoto(
      photo,
      {
        guesses: guessesOf.get(photo.id) ?? [],
        entries,
        now: basis,
        before: run?.decidedWith ?? null,
        ...(because && { because }),
      },
      own,
      now,
    );
    em.persist(added);
    Object.assign(photo, countStanding([...own, ...added]));
    if (run) run.decidedWith = basis;
    return changed;
  });
}

function byHand({ decidedBy }: Identification): boolean {
  return decidedBy === 'HAND';
}

/** What the run of each photo's present generation read. */
async function findReadings(
  em: EntityManager,
  photos: readonly Photo[],
): Promise<Map<string, { run: ReadingRun; reading: PhotoReading }>> {
  const generations = new Map(photos.map((photo) => [photo.id, photo.generation]));
  const runs = await em.find(ReadingRun, { photoId: { $in: [...generations.keys()] } });
  const current = runs.filter((run) => run.generation === generations.get(run.photoId));
  const ofRuns = { runId: { $in: current.map((run) => run.id) } };
  const inOrder = { orderBy: { id: 'asc' } } as const;
  const lines = Map.groupBy(await em.find(BibReading, ofRuns, inOrder), ({ runId }) => runId);
  const people = Map.groupBy(await em.find(PersonRegion, ofRuns, inOrder), ({ runId }) => runId);
  return new Map(
    current.map((run) => [
      run.photoId,
      { run, reading: { lines: lines.get(run.id) ?? [], people: people.get(run.id) ?? [] } },
    ]),
  );
}
