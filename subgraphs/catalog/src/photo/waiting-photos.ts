import type { PhotoIngestInput } from '@focus-racer/contracts';
import type { CatalogContext } from '../context.ts';
import { Photo } from './photo.entity.ts';

const ITEMS_A_PAGE = 100;
/** A workflow that runs is joined, not doubled: too early costs a call, too late a photo's hour. */
const STALE_AFTER_MS = 10 * 60_000;

export interface WorkItem extends PhotoIngestInput {
  kind: 'INGEST' | 'BRING_BACK';
}
export interface WorkPage {
  items: WorkItem[];
  next: string | null;
}

/** Photos of an organization that wait for credits, in the order they were announced. */
export async function listPhotosAwaitingCredits(
  { em }: CatalogContext,
  organizationId: string,
  after: string | null,
): Promise<WorkPage> {
  const photos = await em.find(
    Photo,
    {
      organizationId,
      $or: [{ state: 'AWAITING_CREDITS' }, { bringBackRequestedAt: { $ne: null } }],
      ...(after && { id: { $gt: after } }),
    },
    { orderBy: { id: 'asc' }, limit: ITEMS_A_PAGE },
  );
  return toWorkPage(photos);
}

/** Photos whose work stands still for ten minutes, whatever the reason. */
export async function listStalePhotos(
  { em }: CatalogContext,
  after: string | null,
): Promise<WorkPage> {
  const before = new Date(Date.now() - STALE_AFTER_MS);
  const photos = await em.find(
    Photo,
    {
      $or: [
        {
          state: { $in: ['UPLOADED', 'PROCESSING', 'AWAITING_CREDITS'] },
          stateChangedAt: { $lt: before },
        },
        { bringBackRequestedAt: { $lt: before } },
      ],
      ...(after && { id: { $gt: after } }),
    },
    { orderBy: { id: 'asc' }, limit: ITEMS_A_PAGE },
  );
  return toWorkPage(photos);
}

function toWorkPage(photos: readonly Photo[]): WorkPage {
  return {
    items: photos.map((photo) => ({
      kind: photo.state === 'SET_ASIDE' ? 'BRING_BACK' : 'INGEST',
      photoId: photo.id,
      eventId: photo.eventId,
      organizationId: photo.organizationId,
      generation: photo.generation,
    })),
    next: photos.length === ITEMS_A_PAGE ? (photos.at(-1)?.id ?? null) : null,
  };
}
