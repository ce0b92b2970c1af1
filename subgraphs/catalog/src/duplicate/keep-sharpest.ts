import { recordAuditAfterCommit } from '@focus-racer/service-kit';
import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Identification } from '../identification/identification.entity.ts';
import { Photo } from '../photo/photo.entity.ts';
import { movePhoto } from '../photo/photo.state.ts';
import { countedAs, type ProgressTally } from '../progress/progress-tally.ts';
import { addToHashIndex, findNeighbours, type Hashed } from './hash-index.repository.ts';
import { decideDuplicates, isSameMoment, type Shot } from './near-duplicate.ts';

/**
 * Publishes a sorted photo, unless its author's gallery shows the same moment sharper, or a photo of
 * that moment was taken down; what it shows sharper itself leaves the gallery. Only one transaction at a time decides so for an author and
 * event, until it ends: of two photos of one moment the second sees the first.
 */
export async function publishSharpest(
  em: EntityManager,
  photo: Photo,
  change: { at: Date; tally: ProgressTally },
): Promise<void> {
  await sortAlone(em, photo);
  const { behind, giveWay } = await compareWithGallery(em, photo);
  if (behind) {
    movePhoto(photo, 'SET_ASIDE', change.at);
    photo.setAsideReason = 'NEAR_DUPLICATE';
    photo.duplicateOfId = behind.duplicateOfId ?? behind.id;
    return;
  }
  movePhoto(photo, 'PUBLISHED', change.at);
  photo.searchableAt ??= change.at;
  for (const lesser of giveWay) {
    await takePlaceOf(em, photo, lesser, change);
    recordAuditAfterCommit(em, {
      actor: 'service:workflows',
      action: 'photo.gaveWay',
      subject: `photo:${lesser.id}`,
      details: { eventId: lesser.eventId, to: photo.id },
    });
  }
}

/** Before any row of a group is locked, so that no two transactions wait for each other. */
export async function sortAlone(
  em: EntityManager,
  { eventId, authorId }: Pick<Photo, 'eventId' | 'authorId'>,
): Promise<void> {
  await em.execute(`select pg_advisory_xact_lock(hashtextextended(?, 0))`, [
    `duplicates ${eventId} ${authorId}`,
  ]);
}

/** The rows of these photos and of all that stand behind them, in the order in which everybody locks. */
export function lockGroups(em: EntityManager, kept: readonly string[]): Promise<Photo[]> {
  return em.find(
    Photo,
    { $or: [{ id: { $in: [...kept] } }, { duplicateOfId: { $in: [...kept] } }] },
    { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true, orderBy: { id: 'asc' } },
  );
}

/**
 * `photo` is what its group shows from now on: the one shown before leaves the gallery, if it is
 * there, and its group follows. Its credit stays taken.
 */
export async function takePlaceOf(
  em: EntityManager,
  photo: Photo,
  before: Photo,
  { at, tally }: { at: Date; tally: ProgressTally },
): Promise<void> {
  if (before.state === 'PUBLISHED') {
    const counted = countedAs(before);
    movePhoto(before, 'SET_ASIDE', at);
    before.setAsideReason = 'NEAR_DUPLICATE';
    tally.changed(counted, before);
  } else if (before.stateBeforeTakedown === 'PUBLISHED') {
    before.stateBeforeTakedown = 'SET_ASIDE';
    before.setAsideReason = 'NEAR_DUPLICATE';
  }
  before.duplicateOfId = photo.id;
  await em.nativeUpdate(
    Photo,
    { duplicateOfId: before.id, id: { $ne: photo.id } },
    { duplicateOfId: photo.id },
  );
}

/** The published photo that shows the same moment sharper, or one taken down. The caller sorts alone. */
export async function findSharper(em: EntityManager, photo: Photo): Promise<Photo | null> {
  return (await compareWithGallery(em, photo)).behind;
}

async function compareWithGallery(
  em: EntityManager,
  photo: Photo,
): Promise<{ behind: Photo | null; giveWay: Photo[] }> {
  const distances = isHashed(photo) ? await findNeighbours(em, photo) : new Map<string, number>();
  if (distances.size === 0) return { behind: null, giveWay: [] };
  const near = (await lockGroups(em, [...distances.keys()])).filter(({ id }) => distances.has(id));
  const published = near.filter(({ state }) => state === 'PUBLISHED');
  const identifications = await em.find(Identification, {
    photoId: { $in: [photo.id, ...distances.keys()] },
    state: 'ACTIVE',
  });
  const bibsOf = Map.groupBy(identifications, ({ photoId }) => photoId);
  const shotOf = (one: Photo) => toShot(one, bibsOf.get(one.id) ?? []);
  const takenDown = near.find(
    (one) =>
      one.state === 'TAKEN_DOWN' &&
      isSameMoment(shotOf(photo), shotOf(one), distances.get(one.id) ?? Infinity),
  );
  if (takenDown) return { behind: takenDown, giveWay: [] };
  const { behind, giveWay } = decideDuplicates(
    shotOf(photo),
    published.map((one) => ({ shot: shotOf(one), distance: distances.get(one.id) ?? Infinity })),
  );
  return { behind: behind?.photo ?? null, giveWay: giveWay.map((shot) => shot.photo) };
}

function toShot(photo: Photo, identifications: readonly Identification[]): Shot & { photo: Photo } {
  const { id, cameraKey, cameraSubSecondMs, takenAt, sortedByHandAt } = photo;
  const { width, height, sharpnessScore, sharpness } = photo;
  const bibKeys = new Set(identifications.map(({ bibKey }) => bibKey));
  return {
    photo,
    id,
    cameraKey,
    cameraSubSecondMs,
    takenAt,
    width,
    height,
    sharpnessScore,
    sharpness,
    sortedByHandAt,
    bibKeys,
  };
}

/** Enters a photo for those to come, also one that is out of the gallery: it may be brought back. */
export async function remember(em: EntityManager, photo: Photo): Promise<void> {
  if (isHashed(photo)) await addToHashIndex(em, photo);
}

function isHashed(photo: Photo): photo is Photo & Hashed {
  return photo.perceptualHash !== null;
}
