import type { Account } from '../account/account.entity.ts';
import type { Invitation } from './invitation.entity.ts';

const DAY_MS = 86_400_000;
export const INVITATION_DAYS = 14;

export type InvitationVerdict = 'ACCEPT' | 'ACCEPTED_BEFORE' | 'OTHER_ADDRESS' | 'ENDED';

type Times = Pick<Invitation, 'acceptedAt' | 'revokedAt' | 'expiresAt'>;

export function invitationEnd(now: Date): Date {
  return new Date(now.getTime() + INVITATION_DAYS * DAY_MS);
}

/** Still waits for an answer. */
export function isOpen({ acceptedAt, revokedAt, expiresAt }: Times, now: Date): boolean {
  return !acceptedAt && !revokedAt && expiresAt > now;
}

/**
 * What becomes of an invitation that this account holds the link of. It is for the verified address
 * alone; shown by another account it stays good. Once: only who accepted it may ask again.
 */
export function judgeInvitation(
  invitation: Times & Pick<Invitation, 'email' | 'acceptedBy'>,
  account: Pick<Account, 'id' | 'email' | 'emailVerifiedAt'>,
  now: Date,
): InvitationVerdict {
  const { acceptedBy, revokedAt, expiresAt } = invitation;
  if (acceptedBy === account.id && !revokedAt && expiresAt > now) return 'ACCEPTED_BEFORE';
  if (!isOpen(invitation, now)) return 'ENDED';
  const isHers = account.emailVerifiedAt !== null && account.email === invitation.email;
  return isHers ? 'ACCEPT' : 'OTHER_ADDRESS';
}
