import type { Viewer } from '@focus-racer/contracts';
import { isAdmin, membershipOf } from '@focus-racer/service-kit';
import { type CrewPlace, crewPlaceOf } from '../crew/crew.policy.ts';
import type { Event } from '../event/event.entity.ts';
import { canManage, canView, isInsider, uploadsFor } from '../event/event.policy.ts';
import type { Photo } from './photo.entity.ts';

type OfEvent = Pick<Event, 'organizationId' | 'visibility'>;
type Shot = Pick<Photo, 'authorId'>;
type Crew = readonly CrewPlace[];

/** Insiders see all that is not deleted, the crew its own; visitors what is published in an event they may see. */
export function canViewPhoto(
  viewer: Viewer,
  event: OfEvent,
  photo: Shot & Pick<Photo, 'state'>,
  crew: Crew,
): boolean {
  if (photo.state === 'DELETED') return false;
  if (seesWholePhoto(viewer, event, photo, crew)) return true;
  return photo.state === 'PUBLISHED' && canView(viewer, event, crew);
}

/** What of a photo is not for visitors: for insiders of its event and, of the crew, for who shot it. */
export function seesWholePhoto(
  viewer: Viewer,
  event: Pick<Event, 'organizationId'>,
  photo: Shot,
  crew: Crew,
): boolean {
  if (isInsider(viewer, event)) return true;
  return isAuthor(viewer, photo) && crewPlaceOf(viewer, crew) !== null;
}

/** The file as it was sent is for the organization that sells it; its event may be another's. */
export function canFetchOriginal(viewer: Viewer, photo: Pick<Photo, 'organizationId'>): boolean {
  return isAdmin(viewer) || membershipOf(viewer, photo.organizationId) !== null;
}

/** Who decides whether a photo is taken down, and sees it then: managers of who sells it and of its event, and admins. */
export function decidesTakedown(
  viewer: Viewer,
  event: Pick<Event, 'organizationId'>,
  { organizationId }: Pick<Photo, 'organizationId'>,
): boolean {
  return canManage(viewer, event) || canManage(viewer, { organizationId });
}

/**
 * Setting aside and bringing back: who manages the event, and who shot the photo while she still
 * sends for the organization that pays it.
 */
export function canSortPhoto(
  viewer: Viewer,
  event: OfEvent,
  photo: Shot & Pick<Photo, 'organizationId'>,
  crew: Crew,
): boolean {
  if (canManage(viewer, event)) return true;
  if (viewer.kind !== 'account' || !isAuthor(viewer, photo)) return false;
  return uploadsFor(viewer, event, crew) === photo.organizationId;
}

function isAuthor(viewer: Viewer, photo: Shot): boolean {
  return viewer.kind !== 'anonymous' && viewer.accountId === photo.authorId;
}
