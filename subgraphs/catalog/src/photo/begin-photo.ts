import type { PhotoState } from '@focus-racer/contracts';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { CatalogContext } from '../context.ts';
import { Event } from '../event/event.entity.ts';
import { firstRendition } from '../look/photo-look.ts';
import type { Photo } from './photo.entity.ts';
import { movePhoto } from './photo.state.ts';
import { findSameFile, rejectAsSameFile } from './same-file.ts';
import { auditDecision, ingestAnswer, workOnPhoto } from './work-on-photo.ts';

/**
 * UPLOADED or AWAITING_CREDITS → PROCESSING; anything else, and another generation, stays as it is.
 * A file that the event already has ends here, before it costs any work.
 */
export function beginPhoto(
  context: CatalogContext,
  photoId: string,
  generation: number,
): Promise<{ state: PhotoState }> {
  const begin = async (em: EntityManager, photo: Photo): Promise<void> => {
    const waits = photo.state === 'UPLOADED' || photo.state === 'AWAITING_CREDITS';
    if (!waits || photo.generation !== generation) return;
    const now = new Date();
    const event = await em.findOneOrFail(Event, { id: photo.eventId }, { refresh: true });
    photo.nextRendition ??= firstRendition(event, photo);
    movePhoto(photo, 'PROCESSING', now);
    const first = await findSameFile(em, photo);
    if (!first) return;
    rejectAsSameFile(photo, first, now);
    auditDecision(em, photo);
  };
  return workOnPhoto(context, photoId, begin, ingestAnswer);
}
