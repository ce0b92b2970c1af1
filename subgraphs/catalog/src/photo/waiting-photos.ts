import type { PhotoIngestInput } from '@focus-racer/contracts';
import type { CatalogContext } from '../context.ts';
import { Photo } from './photo.entity.ts';

const ITEMS_A_PAGE = 100;
const MINUTE_MS = 60_000;
/** A workflow that runs is joined, not doubled: too early costs a call, too late costs a photo time. */
const WORK_STALE_AFTER_MS = 10 * MINUTE_MS;
/** A balance that rises wakes them at once; this is for a wake-up that got lost. */
const WAIT_STALE_AFTER_MS = 60 * MINUTE_MS;

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

/** Photos whose work stands still for ten minutes, or that wait for credits for an hour. */
export async function listStalePhotos(
  { em }: CatalogContext,
  after: string | null,
): Promise<WorkPage> {
  const workBefore = new Date(Date.now() - WORK_STALE_AFTER_MS);
  const waitBefore = new Date(Date.now() - WAIT_STALE_AFTER_MS);
  const photos = await em.find(
    Photo,
    {
      $or: [
        { state: { $in: ['UPLOADED', 'PROCESSING'] }, stateChangedAt: { $lt: workBefore } },
        { state: 'AWAITING_CREDITS', stateChangedAt: { $lt: waitBefore } },
        { bringBackRequestedAt: { $lt: waitBefore } },
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
