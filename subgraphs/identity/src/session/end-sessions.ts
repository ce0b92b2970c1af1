import { type Bus, recordAuditAfterCommit } from '@focus-racer/service-kit';
import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Account } from '../account/account.entity.ts';
import { SignInChallenge } from '../sign-in/sign-in-challenge.entity.ts';
import { Session } from './session.entity.ts';

export type EndReason =
  | 'SIGNED_OUT'
  | 'REUSED_TOKEN'
  | 'PASSWORD_CHANGED'
  | 'ROLE_CHANGED'
  | 'ACCOUNT_CLOSED'
  | 'REVOKED'
  | 'SECOND_FACTOR_CHANGED';

/** PostgreSQL carries at most 8,000 bytes a message. */
const IDS_A_MESSAGE = 100;

/**
 * Ends all sessions of an account but `except`, and sign-ins that wait for their second step, inside
 * the caller's transaction, and answers the ids of those sessions: give them to `announceEnded` after
 * the commit. Throws outside a transaction, because only the account's lock keeps a sign-in of the
 * same moment from slipping through.
 */
export async function endSessions(
  em: EntityManager,
  accountId: string,
  end: { reason: EndReason; now: Date; except?: string; actor?: string },
): Promise<string[]> {
  const live = await liveSessions(em, accountId, end.now);
  await em.nativeDelete(SignInChallenge, { account: accountId });
  const ended = live.filter(({ id }) => id !== end.except);
  ended.forEach((session) => endSession(em, session, end));
  return ended.map(({ id }) => id);
}

/** Ends one session; the caller flushes and announces it. */
export function endSession(
  em: EntityManager,
  session: Session,
  { reason, now, actor }: { reason: EndReason; now: Date; actor?: string },
): void {
  session.revokedAt = now;
  recordAuditAfterCommit(em, {
    actor: actor ?? `account:${session.account.id}`,
    action: 'session.revoked',
    subject: `session:${session.id}`,
    details: { reason },
  });
}

/** The sessions that go on, with their account locked until the transaction ends. */
export async function liveSessions(
  em: EntityManager,
  accountId: string,
  now: Date,
): Promise<Session[]> {
  await em.lock(em.getReference(Account, accountId), LockMode.PESSIMISTIC_WRITE);
  return em.find(
    Session,
    { account: accountId, revokedAt: null, expiresAt: { $gt: now } },
    { refresh: true },
  );
}

/** Tells the gateways, which refuse the sessions' tokens and close their sockets. */
export async function announceEnded(
  bus: Pick<Bus, 'publish'>,
  sessionIds: readonly string[],
): Promise<void> {
  for (let at = 0; at < sessionIds.length; at += IDS_A_MESSAGE) {
    const part = sessionIds.slice(at, at + IDS_A_MESSAGE);
    await bus.publish('session.revoked', { sessionIds: part });
  }
}
