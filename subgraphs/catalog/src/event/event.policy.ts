import type { MemberRole, Viewer } from '@focus-racer/contracts';
import { AppError, isAdmin, membershipOf, notFound, requireActor } from '@focus-racer/service-kit';
import { type CrewPlace, crewPlaceOf } from '../crew/crew.policy.ts';
import type { Event } from './event.entity.ts';

type Owned = Pick<Event, 'organizationId'>;
type Shown = Pick<Event, 'organizationId' | 'visibility'>;
type Crew = readonly CrewPlace[];

const MANAGING_ROLES: readonly MemberRole[] = ['OWNER', 'MANAGER'];
const UPLOADING_ROLES: readonly MemberRole[] = ['OWNER', 'MANAGER', 'SHOOTER'];

/** Of the event's organization: sees everything of it, drafts and everybody's unpublished photos too. */
export function isInsider(viewer: Viewer, event: Owned): boolean {
  return isAdmin(viewer) || membershipOf(viewer, event.organizationId) !== null;
}

export function canView(viewer: Viewer, event: Shown, crew: Crew): boolean {
  if (event.visibility !== 'DRAFT' || isInsider(viewer, event)) return true;
  return crewPlaceOf(viewer, crew) !== null;
}

/** Who makes events in an organization's name: no admin does, it could be an organization of nobody. */
export function canHoldEvents(viewer: Viewer, organization: Owned): boolean {
  return hasRole(viewer, organization, MANAGING_ROLES);
}

export function canManage(viewer: Viewer, event: Owned): boolean {
  return isAdmin(viewer) || hasRole(viewer, event, MANAGING_ROLES);
}

/**
 * For which organization the viewer may send photos to the event, null for none: it pays the credits,
 * so an admin without a role sends none. Of the crew, the one she shoots for, while she may.
 */
export function uploadsFor(viewer: Viewer, event: Owned, crew: Crew): string | null {
  if (hasRole(viewer, event, UPLOADING_ROLES)) return event.organizationId;
  const place = crewPlaceOf(viewer, crew);
  return place && hasRole(viewer, place, UPLOADING_ROLES) ? place.organizationId : null;
}

export function requireInsider<E extends Owned>(viewer: Viewer, event: E | null): E {
  requireActor(viewer);
  if (!event || !isInsider(viewer, event)) throw notFound('Event');
  return event;
}

/** Strangers learn nothing (NOT_FOUND), the crew neither; insiders learn that their role does not suffice. */
export function requireManager<E extends Owned>(viewer: Viewer, event: E | null): E {
  const own = requireInsider(viewer, event);
  if (!canManage(viewer, own)) throw new AppError('FORBIDDEN', 'Your role does not allow this');
  return own;
}

/** Why the viewer may not send photos. Whoever once did is told that this is over. */
export function uploadRefusal(
  viewer: Viewer,
  event: Owned | null,
  { crew, tookPart }: { crew: Crew; tookPart: boolean },
): AppError {
  if (event && (isInsider(viewer, event) || crewPlaceOf(viewer, crew))) {
    return new AppError('FORBIDDEN', 'Your role does not allow this');
  }
  if (!event || !tookPart) return notFound('Event');
  return new AppError('FORBIDDEN', 'You no longer take part in this event', {
    reason: 'NO_LONGER_TAKES_PART',
  });
}

function hasRole(viewer: Viewer, of: Owned, roles: readonly MemberRole[]): boolean {
  const membership = membershipOf(viewer, of.organizationId);
  return membership !== null && roles.includes(membership.role);
}
