import { randomBytes } from 'node:crypto';
import { LockMode } from '@mikro-orm/postgresql';
import type { CatalogContext } from '../context.ts';
import { Event } from '../event/event.entity.ts';
import { holdStartList } from '../event/hold-start-list.ts';
import { Photo } from './photo.entity.ts';

const ROTATIONS_A_PAGE = 100;

export interface AddressRotation {
  photoId: string;
  recipe: string;
  fromToken: string;
  toToken: string;
}

/** A page of photos that may have been seen under their present address. Asked twice, the same answer. */
export async function listAddressRotations(
  { em: requestEm }: CatalogContext,
  eventId: string,
  after: string | null,
): Promise<{ items: AddressRotation[]; next: string | null }> {
  return requestEm.transactional(async (em) => {
    const event = await em.findOneOrFail(Event, { id: eventId }, { refresh: true });
    const photos = await em.find(
      Photo,
      {
        eventId,
        addressEpoch: { $lt: event.addressEpoch },
        state: { $in: ['PUBLISHED', 'SET_ASIDE'] },
        recipe: { $ne: null },
        ...(after && { id: { $gt: after } }),
      },
      {
        orderBy: { id: 'asc' },
        limit: ROTATIONS_A_PAGE,
        lockMode: LockMode.PESSIMISTIC_WRITE,
        refresh: true,
      },
    );
    const items = photos.map((photo) => {
      photo.nextPublicToken ??= randomBytes(16).toString('hex');
      return {
        photoId: photo.id,
        recipe: photo.recipe ?? '',
        fromToken: photo.publicToken,
        toToken: photo.nextPublicToken,
      };
    });
    const next = photos.length === ROTATIONS_A_PAGE ? (photos.at(-1)?.id ?? null) : null;
    return { items, next };
  });
}

/**
 * The renditions stand at their new address, which is handed out from now on. Nobody knew it before,
 * so it is good for the event's epoch of now, however often the event was made a draft meanwhile.
 */
export async function recordAddressesRotated(
  context: CatalogContext,
  photoIds: readonly string[],
): Promise<{ rotated: number }> {
  const rotated = await context.em.transactional(async (em) => {
    const photos = await em.find(
      Photo,
      { id: { $in: [...photoIds] } },
      { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
    );
    const moved = photos.filter((photo) => photo.nextPublicToken !== null);
    for (const photo of moved) {
      const event = await holdStartList(em, photo.eventId);
      photo.publicToken = photo.nextPublicToken ?? photo.publicToken;
      photo.nextPublicToken = null;
      photo.addressEpoch = event.addressEpoch;
    }
    return moved;
  });
  new Set(rotated.map((photo) => photo.eventId)).forEach((eventId) =>
    context.changes.announce(eventId),
  );
  return { rotated: rotated.length };
}
