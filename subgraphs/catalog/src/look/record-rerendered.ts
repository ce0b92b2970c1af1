import { idSchema, type OldRendition, type RerenderedOutcome } from '@focus-racer/contracts';
import { notFound } from '@focus-racer/service-kit';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { CatalogContext } from '../context.ts';
import type { Event } from '../event/event.entity.ts';
import { holdStartList } from '../event/hold-start-list.ts';
import { lockPhoto } from '../photo/lock-photo.ts';
import { Photo } from '../photo/photo.entity.ts';
import { hasLook } from './look-recipe.ts';
import { oldRenditionsOf, toOldRendition } from './old-renditions.ts';
import { joinRerender } from './order-rerender.ts';
import { lookOfPhoto } from './photo-look.ts';
import type { Rendition } from './rendition.ts';

export interface RerenderRecorded {
  outcome: RerenderedOutcome;
  old: OldRendition[];
}

/**
 * The photo is shown as it was rendered anew, from this moment on, and its former renditions are
 * named to be removed. Idempotent. SUPERSEDED: something else was wanted meanwhile, and what was
 * written is nobody's. MOVING: the former renditions are on their way to a new address; ask again.
 */
export async function recordRerendered(
  context: CatalogContext,
  photoId: string,
  written: Rendition,
): Promise<RerenderRecorded> {
  const { eventId, ...recorded } = await context.em.transactional(async (em) => {
    const known = idSchema.safeParse(photoId).success ? await em.findOne(Photo, photoId) : null;
    if (!known) throw notFound('Photo');
    // The event first: a record of another photo that makes this one give way holds it, too.
    const event = await holdStartList(em, known.eventId);
    const photo = (await lockPhoto(em, photoId)) ?? known;
    return { eventId: event.id, ...(await record(em, event, photo, written)) };
  });
  if (recorded.outcome === 'SWITCHED') context.changes.announce(eventId);
  return recorded;
}

async function record(
  em: EntityManager,
  event: Event,
  photo: Photo,
  written: Rendition,
): Promise<RerenderRecorded> {
  if (isSame(photo, written)) return { outcome: 'SWITCHED', old: oldRenditionsOf(photo) };
  const next = photo.nextRendition;
  // What a photo that was taken down is to come back with is another worker's to record.
  if (photo.state === 'TAKEN_DOWN' && next && isSame(next, written)) {
    return { outcome: 'MOVING', old: [] };
  }
  if (!next || !isSame(next, written) || photo.recipe === null) {
    return {
      outcome: 'SUPERSEDED',
      old: [...oldRenditionsOf(photo), toOldRendition(photo, written)],
    };
  }
  if (photo.nextPublicToken !== null) return { outcome: 'MOVING', old: [] };
  photo.oldRenditions = [
    ...photo.oldRenditions,
    { publicToken: photo.publicToken, recipe: photo.recipe },
  ];
  photo.publicToken = next.publicToken;
  photo.recipe = next.recipe;
  photo.nextRendition = null;
  // Nobody knew this address before: it is as good as one that a draft's photos moved to.
  photo.addressEpoch = event.addressEpoch;
  await em.flush();
  // The look may have changed while this one was drawn.
  if (!hasLook(photo.recipe, lookOfPhoto(event, photo))) await joinRerender(em, event);
  await em.flush();
  await countDone(em, event);
  return { outcome: 'SWITCHED', old: oldRenditionsOf(photo) };
}

/** The last statement of its transaction: the row is hot. */
async function countDone(em: EntityManager, event: Event): Promise<void> {
  await em.execute(
    'update catalog.event_rerender set done = least(done + 1, total) where event_id = ?',
    [event.id],
  );
}

function isSame(one: { publicToken: string; recipe: string | null }, other: Rendition): boolean {
  return one.publicToken === other.publicToken && one.recipe === other.recipe;
}
