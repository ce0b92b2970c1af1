import type { MemberRole, Viewer } from '@focus-racer/contracts';
import { AppError, membershipOf, notFound, requireAccount } from '@focus-racer/service-kit';

const KEY_ROLES: readonly MemberRole[] = ['OWNER', 'MANAGER'];

/** Who may see and change an organization's keys, and for how long a key outlives its maker's role. */
export function mayKeepKeys(role: MemberRole): boolean {
  return KEY_ROLES.includes(role);
}

/** Strangers learn nothing; members learn that their role does not suffice. Answers the account. */
export function requireKeyKeeper(viewer: Viewer, organizationId: string | null, what: string) {
  const account = requireAccount(viewer);
  const membership = organizationId && membershipOf(viewer, organizationId);
  if (!membership) throw notFound(what);
  if (!mayKeepKeys(membership.role)) {
    throw new AppError('FORBIDDEN', 'API keys are for owners and managers');
  }
  return account;
}

/** Whether a secret opens anything now. */
export function isUsable(
  key: { expiresAt: Date | null; revokedAt: Date | null },
  secret: { validUntil: Date | null },
  now: Date,
): boolean {
  return !key.revokedAt && !isOver(key.expiresAt, now) && !isOver(secret.validUntil, now);
}

function isOver(end: Date | null, now: Date): boolean {
  return end !== null && end <= now;
}
