import type { Viewer } from '@focus-racer/contracts';
import { isAdmin } from '@focus-racer/service-kit';

/** The address and the administrator's mark are for the person and for administrators. */
export function maySeePrivateFields(viewer: Viewer, accountId: string): boolean {
  return isAdmin(viewer) || (viewer.kind === 'account' && viewer.accountId === accountId);
}

/** Whether the viewer is an administrator whose present session does not give her the rights of one. */
export function needsSecondFactor(
  viewer: Viewer,
  account: { id: string; admin: boolean },
): boolean {
  const own = viewer.kind === 'account' && viewer.accountId === account.id;
  return own && account.admin && !viewer.admin;
}

/** Organizations of whose members the viewer may know: null means all of them. */
export function visibleOrganizations(viewer: Viewer, accountId: string): string[] | null {
  if (maySeePrivateFields(viewer, accountId)) return null;
  if (viewer.kind === 'anonymous') return [];
  return viewer.memberships.map((membership) => membership.organizationId);
}
