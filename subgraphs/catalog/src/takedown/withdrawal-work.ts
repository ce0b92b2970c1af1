import { randomBytes } from 'node:crypto';
import { idSchema, type OldRendition, type WithdrawalWorkKind } from '@focus-racer/contracts';
import { recordAuditAfterCommit } from '@focus-racer/service-kit';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { CatalogContext } from '../context.ts';
import { Event } from '../event/event.entity.ts';
import { holdStartList } from '../event/hold-start-list.ts';
import { hasLook } from '../look/look-recipe.ts';
import { oldRenditionsOf, toOldRendition } from '../look/old-renditions.ts';
import { joinRerender } from '../look/order-rerender.ts';
import { laterRendition, lookOfPhoto } from '../look/photo-look.ts';
import type { Rendition } from '../look/rendition.ts';
import { lockPhoto } from '../photo/lock-photo.ts';
import { Photo } from '../photo/photo.entity.ts';
import { movePhoto } from '../photo/photo.state.ts';
import { WORKERS, workOnPhoto } from '../photo/work-on-photo.ts';
import { isHeldDown } from './withdraw-photo.ts';

export interface WithdrawalWork {
  work: WithdrawalWorkKind;
  /** Of the private rendition that stays. */
  recipe: string | null;
  old: OldRendition[];
}

const NOTHING: WithdrawalWork = { work: 'NOTHING', recipe: null, old: [] };

/**
 * What a worker is to do with a photo's objects now. For a photo that may come back its row says
 * where its new renditions will stand, before a byte is written. Asked twice, the same.
 */
export async function beginWithdrawalWork(
  { em: requestEm }: CatalogContext,
  photoId: string,
): Promise<WithdrawalWork> {
  return requestEm.transactional(async (em) => {
    const photo = idSchema.safeParse(photoId).success ? await lockPhoto(em, photoId) : null;
    if (photo?.state !== 'TAKEN_DOWN') return NOTHING;
    const { recipe } = photo;
    const held = await isHeldDown(em, photo.id);
    const event = await em.findOneOrFail(Event, { id: photo.eventId }, { refresh: true });
    const next = photo.nextRendition;
    if (next && (held || !hasLook(next.recipe, lookOfPhoto(event, photo)))) {
      leaveBehind(photo, next);
      photo.nextRendition = null;
    }
    if (held) return { work: 'WITHDRAW', recipe, old: oldRenditionsOf(photo) };
    photo.nextRendition ??= laterRendition(event, photo, randomBytes(16).toString('hex'));
    return { work: 'PUT_BACK', recipe, old: oldRenditionsOf(photo) };
  });
}

/**
 * The photo is where it was before, at its new address, from this moment on; unless it is held down
 * again or something else was wanted meanwhile: then what was written is nobody's. Idempotent.
 */
export async function recordPutBack(
  context: CatalogContext,
  photoId: string,
  written: Rendition,
): Promise<{ shown: boolean; old: OldRendition[] }> {
  let answer: { shown: boolean; old: OldRendition[] } = { shown: false, old: [] };
  let event: Event;
  const putBack = async (em: EntityManager, photo: Photo): Promise<void> => {
    const wanted = photo.state === 'TAKEN_DOWN' && !(await isHeldDown(em, photo.id));
    if (wanted && isSame(photo.nextRendition, written)) {
      showAgain(em, event, photo, written);
      await em.flush();
      if (!hasLook(written.recipe, lookOfPhoto(event, photo))) await joinRerender(em, event);
    }
    const shown = photo.state !== 'TAKEN_DOWN' && isSame(photo, written);
    const nobodys = shown || isSame(photo.nextRendition, written) ? [] : [written];
    answer = {
      shown,
      old: [...oldRenditionsOf(photo), ...nobodys.map((one) => toOldRendition(photo, one))],
    };
  };
  await workOnPhoto(context, photoId, putBack, undefined, async (em) => {
    // The event first, as in recordRerendered.
    const { eventId } = await em.findOneOrFail(Photo, { id: photoId });
    event = await holdStartList(em, eventId);
  });
  return answer;
}

function showAgain(em: EntityManager, event: Event, photo: Photo, written: Rendition): void {
  if (photo.recipe !== null) {
    leaveBehind(photo, { publicToken: photo.publicToken, recipe: photo.recipe });
  }
  Object.assign(photo, { publicToken: written.publicToken, recipe: written.recipe });
  photo.nextRendition = null;
  photo.addressEpoch = event.addressEpoch;
  movePhoto(photo, photo.stateBeforeTakedown ?? 'SET_ASIDE', new Date());
  photo.stateBeforeTakedown = null;
  recordAuditAfterCommit(em, {
    actor: WORKERS,
    action: 'photo.putBack',
    subject: `photo:${photo.id}`,
    details: { eventId: photo.eventId, to: photo.state },
  });
}

function leaveBehind(photo: Photo, { publicToken, recipe }: Rendition): void {
  photo.oldRenditions = [...photo.oldRenditions, { publicToken, recipe }];
}

function isSame(one: { publicToken: string; recipe: string | null } | null, other: Rendition) {
  return one?.publicToken === other.publicToken && one.recipe === other.recipe;
}
