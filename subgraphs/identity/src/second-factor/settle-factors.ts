import type { AccountViewer } from '@focus-racer/contracts';
import type { Bus } from '@focus-racer/service-kit';
import type { EntityManager } from '@mikro-orm/postgresql';
import { announceEnded, endSessions } from '../session/end-sessions.ts';
import { announceOutdated, type OutdatedSession } from '../session/outdate-claims.ts';
import { Session } from '../session/session.entity.ts';

export interface Settled {
  ended: string[];
  outdated: OutdatedSession[];
}

/** The session has shown a second factor: its next tokens say so. */
export function raiseSession(session: Session, now: Date): OutdatedSession[] {
  session.secondFactorAt = now;
  session.claimsVersion += 1;
  return [{ id: session.id, version: session.claimsVersion }];
}

/**
 * After a change of an account's second factors: its other sessions end, and the one that made the
 * change goes on, with or without a second factor. Inside the caller's transaction; give the answer
 * to `announceSettled` after the commit.
 */
export async function settleFactors(
  em: EntityManager,
  { accountId, sessionId }: AccountViewer,
  secondFactorAt: Date | null,
  now: Date,
): Promise<Settled> {
  const end = { reason: 'SECOND_FACTOR_CHANGED', now, except: sessionId } as const;
  const ended = await endSessions(em, accountId, end);
  const session = await em.findOneOrFail(Session, { id: sessionId });
  session.secondFactorAt = secondFactorAt;
  session.claimsVersion += 1;
  return { ended, outdated: [{ id: sessionId, version: session.claimsVersion }] };
}

export async function announceSettled(
  bus: Pick<Bus, 'publish'>,
  { ended, outdated }: Settled,
): Promise<void> {
  await announceEnded(bus, ended);
  await announceOutdated(bus, outdated);
}
