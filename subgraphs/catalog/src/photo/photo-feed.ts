import { LiveIterator } from '@focus-racer/service-kit';
import type { CatalogContext } from '../context.ts';
import { canView } from '../event/event.policy.ts';
import { Photo } from './photo.entity.ts';

/** A reader that sleeps that long misses some; its next page of the gallery has them. */
const MAX_WAITING_IDS = 500;
/** Two processes' clocks and a commit on its way. */
const OVERLAP_MS = 5_000;

/** Ids of photos as they become searchable. What a deaf bus may have lost is looked up. */
export function watchSearchablePhotos(
  { changes, em }: CatalogContext,
  eventId: string,
): LiveIterator<string[]> {
  let heardAt = Date.now();
  const reader: LiveIterator<string[]> = new LiveIterator<string[]>({
    merge: (waiting, newer) => [...new Set([...waiting, ...newer])].slice(-MAX_WAITING_IDS),
    onClose: () => stop(),
  });
  const tell = (ids: readonly string[]): void => {
    heardAt = Date.now();
    if (ids.length > 0) reader.push([...ids]);
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
  const event = await context.load.event.load(eventId);
  if (!event || !canView(context.viewer, event)) return [];
  return context.em.find(
    Photo,
    { id: { $in: [...photoIds] }, eventId, state: 'PUBLISHED' },
    { orderBy: { searchableAt: 'asc', id: 'asc' } },
  );
}
