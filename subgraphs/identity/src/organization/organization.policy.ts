import { MEMBER_ROLES, type MemberRole, type Viewer } from '@focus-racer/contracts';
import { isAdmin, membershipOf } from '@focus-racer/service-kit';

const RANKS: Record<MemberRole, number> = { OWNER: 3, MANAGER: 2, SHOOTER: 1, READER: 0 };

/** What the viewer is in it. A key is nothing: no scope names what an organization says of people. */
export function roleIn(viewer: Viewer, organizationId: string): MemberRole | null {
  return viewer.kind === 'account' ? (membershipOf(viewer, organizationId)?.role ?? null) : null;
}

/** Its members, and its facts but name and kind, are for members and administrators. */
export function canSeeInside(viewer: Viewer, organizationId: string): boolean {
  return isAdmin(viewer) || roleIn(viewer, organizationId) !== null;
}

/** Company facts stand on invoices: the owners' affair. */
export function canUpdate(role: MemberRole | null): boolean {
  return role === 'OWNER';
}

export function canInvite(role: MemberRole | null): boolean {
  return role === 'OWNER' || role === 'MANAGER';
}

/** The roles that a member may give: none above her own. */
export function rolesToGive(role: MemberRole | null): MemberRole[] {
  if (!role || !canInvite(role)) return [];
  return MEMBER_ROLES.filter((wanted) => RANKS[wanted] <= RANKS[role]);
}

/** Owners change everybody, managers whoever ranks below them. */
export function canChangeMember(role: MemberRole | null, theirs: MemberRole): boolean {
  if (role === 'OWNER') return true;
  return role === 'MANAGER' && RANKS[theirs] < RANKS.MANAGER;
}

/** Whether an organization would stand without owner when one of its members goes or steps down. */
export function leavesNoOwner(
  members: readonly { accountId: string; role: MemberRole }[],
  accountId: string,
): boolean {
  return !members.some((member) => member.role === 'OWNER' && member.accountId !== accountId);
}
