import type { Viewer } from '@focus-racer/contracts';
import type { Event } from '../event/event.entity.ts';
import { canManage, canUpload, canView, isInsider } from '../event/event.policy.ts';
import type { Photo } from './photo.entity.ts';

type OfEvent = Pick<Event, 'organizationId' | 'visibility'>;

/** Visitors see what is published in an event they may see; insiders all that is not deleted. */
export function canViewPhoto(viewer: Viewer, event: OfEvent, photo: Pick<Photo, 'state'>): boolean {
  if (photo.state === 'DELETED') return false;
  if (isInsider(viewer, event)) return true;
  return photo.state === 'PUBLISHED' && canView(viewer, event);
}

/** Setting aside and bringing back: who manages the event, and who shot the photo. */
export function canSortPhoto(
  viewer: Viewer,
  event: OfEvent,
  photo: Pick<Photo, 'authorId'>,
): boolean {
  if (canManage(viewer, event)) return true;
  return (
    viewer.kind === 'account' && photo.authorId === viewer.accountId && canUpload(viewer, event)
  );
}
