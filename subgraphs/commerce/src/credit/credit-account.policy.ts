import type { Viewer } from '@focus-racer/contracts';
import {
  AppError,
  isAdmin,
  membershipOf,
  notFound,
  requireAccount,
} from '@focus-racer/service-kit';

/** Members and administrators; no scope of a key is about money. */
export function canSeeCreditAccount(viewer: Viewer, organizationId: string): boolean {
  if (viewer.kind === 'apiKey') return false;
  return isAdmin(viewer) || membershipOf(viewer, organizationId) !== null;
}

/** Giving credits away is the platform's alone. */
export function checkCanGrant(viewer: Viewer): void {
  if (!requireAccount(viewer).admin) {
    throw new AppError('FORBIDDEN', 'Only an administrator grants credits');
  }
}

/** Running into debt is the owner's decision. Another's organization is not there. */
export function checkCanSetOverdraft(viewer: Viewer, organizationId: string): void {
  if (requireAccount(viewer).admin) return;
  const membership = membershipOf(viewer, organizationId);
  if (!membership) throw notFound('organization');
  if (membership.role !== 'OWNER') {
    throw new AppError('FORBIDDEN', 'Only the owner of the organization sets its overdraft limit');
  }
}
