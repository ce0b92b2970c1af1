import { LiveIterator } from '@focus-racer/service-kit';
import type { CatalogContext } from '../context.ts';
import type { Event } from '../event/event.entity.ts';
import { isInsider } from '../event/event.policy.ts';
import { findVisibleEvent } from '../event/find-event.ts';
import { Photo } from './photo.entity.ts';

/** A reader that sleeps that long misses some; its next page of the gallery has them. */
const MAX_WAITING_IDS = 500;
/** Two processes' clocks and a commit on its way. */
const OVERLAP_MS = 5_000;

/** Ids of photos as they become searchable. What a deaf bus may have lost is looked up. */
export function watchSearchablePhotos(
  context: CatalogContext,
  event: Event,
): LiveIterator<string[]> {
  const { changes, em } = context;
  const eventId = event.id;
  let heardAt = Date.now();
  const reader: LiveIterator<string[]> = new LiveIterator<string[]>({
    merge: (waiting, newer) => [...new Set([...waiting, ...newer])].slice(-MAX_WAITING_IDS),
    onClose: () => stop(),
  });
  // A draft is shown to few: whoever shoots it for another organization may be taken off meanwhile.
  const mayEnd = event.visibility === 'DRAFT' && !isInsider(context.viewer, event);
  const tell = (ids: readonly string[]): void => {
    heardAt = Date.now();
    if (ids.length > 0) reader.push([...ids]);
    else if (mayEnd) endUnlessVisible();
  };
  const endUnlessVisible = (): void => {
    context.renew();
    findVisibleEvent(context, eventId).then(
      (visible) => visible ?? reader.close(),
      () => reader.close(),
    );
  };
  const lookUp = (): void => {
    em.fork()
      .find(
        Photo,
        { eventId, state: 'PUBLISHED', decidedAt: { $gte: new Date(heardAt - OVERLAP_MS) } },
        { fields: ['id'], orderBy: { decidedAt: 'asc' }, limit: MAX_WAITING_IDS },
      )
      .then(
        (photos) => tell(photos.map(({ id }) => id)),
        () => reader.close(),
      );
  };
  const stop = changes.listen(eventId, tell, lookUp);
  return reader;
}

/** These photos as they are now; none when the event was hidden from the viewer meanwhile. */
export async function findSearchablePhotos(
  context: CatalogContext,
  eventId: string,
  photoIds: readonly string[],
): Promise<Photo[]> {
  context.renew();
  if (!(await findVisibleEvent(context, eventId))) return [];
  return context.em.find(
    Photo,
    { id: { $in: [...photoIds] }, eventId, state: 'PUBLISHED' },
    { orderBy: { searchableAt: 'asc', id: 'asc' } },
  );
}
