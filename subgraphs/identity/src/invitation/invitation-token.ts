import { createHash, randomBytes } from 'node:crypto';
import type { Invitation } from './invitation.entity.ts';
import { invitationEnd } from './invitation.state.ts';

const TOKEN_BYTES = 32;

/** A new token for the mailed link, in the place of the one before; its time begins now. */
export function issueInvitationToken(invitation: Invitation, now: Date): string {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  invitation.tokenHash = hashOfInvitationToken(token);
  invitation.expiresAt = invitationEnd(now);
  return token;
}

export function hashOfInvitationToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
