import type { EntityManager } from '@mikro-orm/postgresql';
import { Photo } from './photo.entity.ts';
import { movePhoto } from './photo.state.ts';

const ACCEPTED = ['PUBLISHED', 'SET_ASIDE', 'TAKEN_DOWN'] as const;

/** Another photo of the event, already accepted, with the same bytes; the first one made. */
export function findSameFile(em: EntityManager, photo: Photo): Promise<Photo | null> {
  return em.findOne(
    Photo,
    {
      eventId: photo.eventId,
      sha256: photo.sha256,
      state: { $in: [...ACCEPTED] },
      id: { $ne: photo.id },
    },
    { orderBy: { id: 'asc' } },
  );
}

/**
 * Only one transaction at a time decides about these bytes in this event, so that of two records of
 * the same file the second sees the first. Held until the transaction ends.
 */
export async function decideAloneAboutFile(em: EntityManager, photo: Photo): Promise<void> {
  await em.execute(`select pg_advisory_xact_lock(hashtextextended(?, 0))`, [
    `${photo.eventId} ${photo.sha256}`,
  ]);
}

export function rejectAsSameFile(photo: Photo, first: Photo, at: Date): void {
  movePhoto(photo, 'REJECTED', at);
  photo.rejectionReason = 'SAME_FILE';
  photo.sameFileAsId = first.id;
  photo.decidedAt = at;
}
