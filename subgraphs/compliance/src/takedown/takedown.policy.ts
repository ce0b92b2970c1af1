import type { MemberRole, Viewer } from '@focus-racer/contracts';
import {
  AppError,
  isAdmin,
  membershipOf,
  notFound,
  requireAccount,
} from '@focus-racer/service-kit';
import type { Takedown } from './takedown.entity.ts';

type OfOrganizations = Pick<Takedown, 'organizationId' | 'eventOrganizationId'>;

const DECIDING_ROLES: readonly MemberRole[] = ['OWNER', 'MANAGER'];

/** Who manages the organization that sells the photo, or the event's; and admins. */
export function canDecide(viewer: Viewer, takedown: OfOrganizations): boolean {
  if (viewer.kind !== 'account') return false;
  return isAdmin(viewer) || rolesIn(viewer, takedown).some((role) => DECIDING_ROLES.includes(role));
}

/** Strangers learn nothing (NOT_FOUND); members learn that their role does not suffice. */
export function requireDecider<T extends OfOrganizations>(viewer: Viewer, takedown: T | null): T {
  requireAccount(viewer);
  const near = takedown && (isAdmin(viewer) || rolesIn(viewer, takedown).length > 0);
  if (!near) throw notFound('Takedown');
  if (!canDecide(viewer, takedown)) throw roleMissing();
  return takedown;
}

/** Whose queue a viewer may read: an organization's for who decides for it, everybody's for admins. */
export function requireQueue(viewer: Viewer, organizationId: string | null): void {
  const account = requireAccount(viewer);
  if (account.admin) return;
  if (organizationId === null) {
    throw new AppError('FORBIDDEN', 'Only an administrator sees the requests of everybody');
  }
  const membership = membershipOf(account, organizationId);
  if (!membership) throw notFound('Organization');
  if (!DECIDING_ROLES.includes(membership.role)) throw roleMissing();
}

function rolesIn(viewer: Viewer, takedown: OfOrganizations): MemberRole[] {
  return [takedown.organizationId, takedown.eventOrganizationId].flatMap(
    (organizationId) => membershipOf(viewer, organizationId)?.role ?? [],
  );
}

function roleMissing(): AppError {
  return new AppError('FORBIDDEN', 'Your role does not allow this');
}
