import type { MemberRole, Viewer } from '@focus-racer/contracts';
import {
  AppError,
  isAdmin,
  membershipOf,
  notFound,
  requireAccount,
} from '@focus-racer/service-kit';
import type { Event } from './event.entity.ts';

type Owned = Pick<Event, 'organizationId'>;
type Shown = Pick<Event, 'organizationId' | 'visibility'>;

const MANAGING_ROLES: readonly MemberRole[] = ['OWNER', 'MANAGER'];
const UPLOADING_ROLES: readonly MemberRole[] = ['OWNER', 'MANAGER', 'SHOOTER'];

/** Sees everything of the event, drafts and unpublished photos too. */
export function isInsider(viewer: Viewer, event: Owned): boolean {
  return isAdmin(viewer) || membershipOf(viewer, event.organizationId) !== null;
}

export function canView(viewer: Viewer, event: Shown): boolean {
  return event.visibility !== 'DRAFT' || isInsider(viewer, event);
}

export function canManage(viewer: Viewer, event: Owned): boolean {
  return isAdmin(viewer) || hasRole(viewer, event, MANAGING_ROLES);
}

/** An admin without a role does not shoot for an organization: it would pay the credits. */
export function canUpload(viewer: Viewer, event: Owned): boolean {
  return hasRole(viewer, event, UPLOADING_ROLES);
}

/** The event, or NOT_FOUND when there is none for this viewer. */
export function requireViewable<E extends Shown>(viewer: Viewer, event: E | null): E {
  if (!event || !canView(viewer, event)) throw notFound('Event');
  return event;
}

export function requireInsider<E extends Owned>(viewer: Viewer, event: E | null): E {
  requireAccount(viewer);
  if (!event || !isInsider(viewer, event)) throw notFound('Event');
  return event;
}

export function requireManager<E extends Owned>(viewer: Viewer, event: E | null): E {
  return requireRight(viewer, event, canManage);
}

export function requireUploader<E extends Owned>(viewer: Viewer, event: E | null): E {
  return requireRight(viewer, event, canUpload);
}

/** Strangers learn nothing (NOT_FOUND); insiders learn that their role does not suffice. */
function requireRight<E extends Owned>(
  viewer: Viewer,
  event: E | null,
  right: (viewer: Viewer, event: Owned) => boolean,
): E {
  const own = requireInsider(viewer, event);
  if (!right(viewer, own)) throw new AppError('FORBIDDEN', 'Your role does not allow this');
  return own;
}

function hasRole(viewer: Viewer, event: Owned, roles: readonly MemberRole[]): boolean {
  const membership = membershipOf(viewer, event.organizationId);
  return membership !== null && roles.includes(membership.role);
}
