import { idSchema, type PhotoState } from '@focus-racer/contracts';
import { notFound, recordAuditAfterCommit } from '@focus-racer/service-kit';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { CatalogContext } from '../context.ts';
import { countedAs, ProgressTally } from '../progress/progress-tally.ts';
import { applyLengthsAgain } from '../identification/learn-lengths.ts';
import { lockPhoto } from './lock-photo.ts';
import type { Photo } from './photo.entity.ts';
import { LEFT_THE_GALLERY } from './photo.state.ts';

/** How the audit log names the workers. */
export const WORKERS = 'service:workflows';

/**
 * Lets a worker change one photo: the row is locked, counters follow, the change is told after the
 * commit. What else `work` changes it adds to the tally. NOT_FOUND when there is no such photo. `work` leaves a photo alone that is not its own.
 */
export async function workOnPhoto(
  context: CatalogContext,
  photoId: string,
  work: (em: EntityManager, photo: Photo, tally: ProgressTally) => Promise<void> | void,
  answer: (photo: Photo) => PhotoState = (photo) => photo.state,
  lockFirst?: (em: EntityManager) => Promise<void>,
): Promise<{ state: PhotoState }> {
  if (!idSchema.safeParse(photoId).success) throw notFound('Photo');
  const { photo, before } = await context.em.transactional(async (em) => {
    await lockFirst?.(em);
    const locked = await lockPhoto(em, photoId);
    if (!locked) throw notFound('Photo');
    const counted = countedAs(locked);
    const tally = new ProgressTally();
    await work(em, locked, tally);
    await em.flush();
    if (locked.state !== counted.state) {
      tally.changed(counted, locked);
      const inWork = await tally.write(em, locked.eventId);
      if (inWork === 0) await applyLengthsAgain(em, locked.eventId);
    }
    return { photo: locked, before: counted };
  });
  if (photo.state !== before.state) {
    announceMove(context, photo, before.state);
  }
  return { state: answer(photo) };
}

/** Tells galleries that are looked at what they show more, and what they show no longer. */
export function announceMove(
  { changes }: CatalogContext,
  { id, eventId, state }: Photo,
  before: PhotoState,
): void {
  changes.announce(
    eventId,
    state === 'PUBLISHED' ? [id] : [],
    before === 'PUBLISHED' && state !== 'PUBLISHED' ? [id] : [],
  );
}

/**
 * What the ingest is told when it asks again: a photo that was published once is paid for, wherever
 * somebody has put it since.
 */
export function ingestAnswer(photo: Photo): PhotoState {
  return photo.searchableAt && LEFT_THE_GALLERY.includes(photo.state) ? 'PUBLISHED' : photo.state;
}

const ACTIONS = {
  PUBLISHED: 'photo.published',
  SET_ASIDE: 'photo.setAside',
  REJECTED: 'photo.rejected',
} as const;

/** What the workers decided, for the audit log. */
export function auditDecision(
  em: EntityManager,
  photo: Photo,
  action: string = ACTIONS[photo.state as keyof typeof ACTIONS],
): void {
  recordAuditAfterCommit(em, {
    actor: WORKERS,
    action,
    subject: `photo:${photo.id}`,
    details: {
      eventId: photo.eventId,
      generation: photo.generation,
      reason: photo.rejectionReason ?? photo.setAsideReason,
    },
  });
}
