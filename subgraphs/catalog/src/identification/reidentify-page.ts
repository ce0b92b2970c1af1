import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import type { CatalogContext } from '../context.ts';
import { holdStartList } from '../event/hold-start-list.ts';
import { Photo } from '../photo/photo.entity.ts';
import { countedAs, ProgressTally } from '../progress/progress-tally.ts';
import { BibReading } from './bib-reading.entity.ts';
import { bibCandidates } from './bib-rules.ts';
import { findEntries } from './find-entries.ts';
import { Identification } from './identification.entity.ts';
import { identifyPhoto } from './identify-photo.ts';
import { ReadingRun } from './reading-run.entity.ts';

const PHOTOS_A_PAGE = 200;

/** Identifies a page of an event's photos from their kept readings, with the start list of now. */
export async function reidentifyPage(
  context: CatalogContext,
  eventId: string,
  after: string | null,
): Promise<{ photos: number; changed: number; next: string | null }> {
  const { photos, changed } = await context.em.transactional((em) =>
    reidentify(em, eventId, after),
  );
  const searchable = changed.filter((photo) => photo.state === 'PUBLISHED');
  if (changed.length > 0) {
    context.changes.announce(
      eventId,
      searchable.map((photo) => photo.id),
    );
  }
  return {
    photos: photos.length,
    changed: changed.length,
    next: photos.length === PHOTOS_A_PAGE ? (photos.at(-1)?.id ?? null) : null,
  };
}

async function reidentify(em: EntityManager, eventId: string, after: string | null) {
  const photos = await em.find(
    Photo,
    {
      eventId,
      state: { $in: ['PUBLISHED', 'SET_ASIDE', 'TAKEN_DOWN'] },
      ...(after && { id: { $gt: after } }),
    },
    {
      orderBy: { id: 'asc' },
      limit: PHOTOS_A_PAGE,
      lockMode: LockMode.PESSIMISTIC_WRITE,
      refresh: true,
    },
  );
  const event = await holdStartList(em, eventId);
  const candidatesOf = await findCandidates(em, photos);
  const entries = await findEntries(em, event, [...candidatesOf.values()].flat());
  const existing = Map.groupBy(
    await em.find(Identification, { photoId: { $in: photos.map((photo) => photo.id) } }),
    (identification) => identification.photoId,
  );

  const now = new Date();
  const tally = new ProgressTally();
  const changed = photos.filter((photo) => {
    const before = countedAs(photo);
    const candidates = candidatesOf.get(photo.id) ?? [];
    const outcome = identifyPhoto(photo, candidates, entries, existing.get(photo.id) ?? [], now);
    em.persist(outcome.added);
    photo.identificationCount = outcome.active;
    tally.changed(before, photo);
    return outcome.changed;
  });
  await em.flush();
  if (changed.length > 0) await tally.write(em, eventId);
  return { photos, changed };
}

/** What the run of each photo's present generation read. */
async function findCandidates(em: EntityManager, photos: readonly Photo[]) {
  const generations = new Map(photos.map((photo) => [photo.id, photo.generation]));
  const runs = await em.find(ReadingRun, { photoId: { $in: [...generations.keys()] } });
  const current = runs.filter((run) => run.generation === generations.get(run.photoId));
  const readings = await em.find(BibReading, { runId: { $in: current.map((run) => run.id) } });
  const byRun = Map.groupBy(readings, (reading) => reading.runId);
  return new Map(current.map((run) => [run.photoId, bibCandidates(byRun.get(run.id) ?? [])]));
}
