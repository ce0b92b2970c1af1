import { LockMode } from '@mikro-orm/postgresql';
import type { CatalogContext } from '../context.ts';
import { holdStartList } from '../event/hold-start-list.ts';
import { Photo } from '../photo/photo.entity.ts';
import { countedAs, ProgressTally } from '../progress/progress-tally.ts';
import { reidentifyPhotos } from './reidentify-photos.ts';

/** Their rows are locked meanwhile. */
const PHOTOS_A_PAGE = 50;

/** Decides a page of an event's photos again from their kept readings, with what it knows now. */
export async function reidentifyPage(
  context: CatalogContext,
  eventId: string,
  after: string | null,
): Promise<{ photos: number; changed: number; next: string | null }> {
  const { photos, changed } = await context.em.transactional(async (em) => {
    const page = await em.find(
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
    const before = page.map(countedAs);
    const other = await reidentifyPhotos(em, context.bibLists, event, page);
    await em.flush();
    if (other.length > 0) {
      const tally = new ProgressTally();
      page.forEach((photo, i) => tally.changed(before[i] ?? null, photo));
      await tally.write(em, eventId);
    }
    return { photos: page, changed: other };
  });
  if (changed.length > 0) {
    const searchable = changed.filter((photo) => photo.state === 'PUBLISHED');
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
