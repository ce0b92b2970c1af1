import { randomBytes } from 'node:crypto';
import { recordAuditAfterCommit, startWorkflowAfterCommit } from '@focus-racer/service-kit';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Rendition } from '../look/rendition.ts';
import type { Photo } from '../photo/photo.entity.ts';
import { movePhoto } from '../photo/photo.state.ts';
import { PhotoTakedown } from './photo-takedown.entity.ts';

export async function isHeldDown(em: EntityManager, photoId: string): Promise<boolean> {
  return (await em.count(PhotoTakedown, { photoId, held: true })) > 0;
}

/**
 * Takes a sorted photo out of everything when a takedown holds it. What was asked of it before is
 * asked no more: it comes back to where it stood, and nothing brings it back but the takedown's end.
 */
export async function withdrawIfHeld(em: EntityManager, photo: Photo): Promise<void> {
  const { state } = photo;
  if (state !== 'PUBLISHED' && state !== 'SET_ASIDE') return;
  if (!(await isHeldDown(em, photo.id))) return;
  photo.stateBeforeTakedown = state;
  movePhoto(photo, 'TAKEN_DOWN', new Date());
  leaveAddresses(photo);
  photo.bringBackRequestedAt = null;
  photo.bringBackByRules = false;
  photo.toBeKeptInstead = false;
  recordAuditAfterCommit(em, {
    actor: 'service:compliance',
    action: 'photo.takenDown',
    subject: `photo:${photo.id}`,
    details: { eventId: photo.eventId, before: state },
  });
  startWorkflowAfterCommit(em, 'withdrawPhoto', {
    photoId: photo.id,
    eventId: photo.eventId,
    organizationId: photo.organizationId,
  });
}

/**
 * Every address at which something of it stands, or is being written or moved to, is nobody's from
 * now on: whoever works on it finds that out when recording, and removes what was written.
 */
function leaveAddresses(photo: Photo): void {
  const { recipe, nextRendition, nextPublicToken } = photo;
  const left: Rendition[] = nextRendition
    ? [{ publicToken: nextRendition.publicToken, recipe: nextRendition.recipe }]
    : [];
  if (recipe !== null) {
    left.push({ publicToken: photo.publicToken, recipe });
    if (nextPublicToken !== null) left.push({ publicToken: nextPublicToken, recipe });
  }
  photo.oldRenditions = [...photo.oldRenditions, ...left];
  photo.publicToken = randomBytes(16).toString('hex');
  photo.nextPublicToken = null;
  photo.nextRendition = null;
}
