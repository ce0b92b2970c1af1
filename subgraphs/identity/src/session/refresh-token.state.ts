import { REFRESH_TOKEN_DAYS } from '@focus-racer/contracts';

/** Two tabs that wake up together use the same token: within this time both are right. */
const REUSE_GRACE_MS = 30_000;

const DAY_MS = 86_400_000;
/** However often it is renewed: by then somebody shows again who she is. */
const LONGEST_SESSION_DAYS = 90;

/** When a session ends that is used now and never again. */
export function sessionEnd(session: { createdAt: Date }, now: Date): Date {
  const unused = now.getTime() + REFRESH_TOKEN_DAYS * DAY_MS;
  const longest = session.createdAt.getTime() + LONGEST_SESSION_DAYS * DAY_MS;
  return new Date(Math.min(unused, longest));
}

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
