import { LiveIterator } from '@focus-racer/service-kit';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { CatalogContext } from '../context.ts';
import type { Event } from '../event/event.entity.ts';
import { isInsider } from '../event/event.policy.ts';
import { findVisibleEvent } from '../event/find-event.ts';
import type { GalleryChange } from '../progress/event-changes.ts';
import { Photo } from './photo.entity.ts';
import { LEFT_THE_GALLERY } from './photo.state.ts';

/** A reader that sleeps that long misses some; its next page of the gallery has them. */
const MAX_WAITING_IDS = 500;
/** Two processes' clocks and a commit on its way. */
const OVERLAP_MS = 5_000;

/** Photos as they become searchable, and as they leave. What a deaf bus may have lost is looked up. */
export function watchGallery(context: CatalogContext, event: Event): LiveIterator<GalleryChange> {
  const { changes, em } = context;
  const eventId = event.id;
  let heardAt = Date.now();
  const reader: LiveIterator<GalleryChange> = new LiveIterator<GalleryChange>({
    merge: mergeChanges,
    onClose: () => stop(),
  });
  // A draft is shown to few: whoever shoots it for another organization may be taken off meanwhile.
  const mayEnd = event.visibility === 'DRAFT' && !isInsider(context.viewer, event);
  const tell = (change: GalleryChange): void => {
    heardAt = Date.now();
    if (change.searchable.length + change.gone.length > 0) reader.push(change);
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
    const since = new Date(heardAt - OVERLAP_MS);
    findChanges(em.fork(), eventId, since).then(tell, () => reader.close());
  };
  const stop = changes.listen(eventId, tell, lookUp);
  return reader;
}

/** The newest word about a photo counts. */
function mergeChanges(waiting: GalleryChange, newer: GalleryChange): GalleryChange {
  const without = (ids: readonly string[], later: readonly string[]) =>
    ids.filter((id) => !later.includes(id));
  const searchable = new Set([...without(waiting.searchable, newer.gone), ...newer.searchable]);
  const gone = new Set([...without(waiting.gone, newer.searchable), ...newer.gone]);
  return {
    searchable: [...searchable].slice(-MAX_WAITING_IDS),
    gone: [...gone].slice(-MAX_WAITING_IDS),
  };
}

async function findChanges(
  em: EntityManager,
  eventId: string,
  since: Date,
): Promise<GalleryChange> {
  const published = await em.find(
    Photo,
    { eventId, state: 'PUBLISHED', decidedAt: { $gte: since } },
    { fields: ['id'], orderBy: { decidedAt: 'asc' }, limit: MAX_WAITING_IDS },
  );
  const gone = await em.find(
    Photo,
    { eventId, state: { $in: LEFT_THE_GALLERY }, stateChangedAt: { $gte: since } },
    { fields: ['id'], orderBy: { stateChangedAt: 'desc' }, limit: MAX_WAITING_IDS },
  );
  return { searchable: published.map(({ id }) => id), gone: gone.map(({ id }) => id) };
}

/** These photos as they are now; nothing when the event was hidden from the viewer meanwhile. */
export async function findGalleryChange(
  context: CatalogContext,
  eventId: string,
  { searchable, gone }: GalleryChange,
): Promise<{ photos: Photo[]; goneIds: string[] }> {
  context.renew();
  if (!(await findVisibleEvent(context, eventId))) return { photos: [], goneIds: [] };
  const photos = await context.em.find(
    Photo,
    { id: { $in: [...searchable, ...gone] }, eventId, state: 'PUBLISHED' },
    { orderBy: { searchableAt: 'asc', id: 'asc' } },
  );
  const here = new Set(photos.map(({ id }) => id));
  return {
    photos: photos.filter(({ id }) => searchable.includes(id)),
    goneIds: gone.filter((id) => !here.has(id)),
  };
}
