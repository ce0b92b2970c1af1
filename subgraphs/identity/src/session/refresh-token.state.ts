/** Two tabs that wake up together use the same token: within this time both are right. */
const REUSE_GRACE_MS = 30_000;

export type RefreshVerdict = 'ROTATE' | 'REFUSE' | 'REVOKE_FAMILY';

/** What happens to a token that somebody uses now. A token used long ago has been stolen. */
export function judgeRefresh(
  token: { usedAt: Date | null },
  session: { expiresAt: Date; revokedAt: Date | null },
  now: Date,
): RefreshVerdict {
  if (session.revokedAt || session.expiresAt <= now) return 'REFUSE';
  if (!token.usedAt) return 'ROTATE';
  return now.getTime() - token.usedAt.getTime() <= REUSE_GRACE_MS ? 'ROTATE' : 'REVOKE_FAMILY';
}
