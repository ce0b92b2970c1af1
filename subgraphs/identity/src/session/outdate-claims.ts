import type { Bus } from '@focus-racer/service-kit';
import type { EntityManager } from '@mikro-orm/postgresql';
import { liveSessions } from './end-sessions.ts';

export interface OutdatedSession {
  id: string;
  /** Tokens below it are refused. */
  version: number;
}

const SESSIONS_A_MESSAGE = 80;

/**
 * What an account may do has changed while its sessions go on: their access tokens of before are
 * worth nothing any more, and renewed ones say what is true now. Inside the caller's transaction;
 * give the answer to `announceOutdated` after the commit.
 */
export async function outdateClaims(
  em: EntityManager,
  accountId: string,
  now = new Date(),
): Promise<OutdatedSession[]> {
  const live = await liveSessions(em, accountId, now);
  return live.map((session) => {
    session.claimsVersion += 1;
    return { id: session.id, version: session.claimsVersion };
  });
}

export async function announceOutdated(
  bus: Pick<Bus, 'publish'>,
  sessions: readonly OutdatedSession[],
): Promise<void> {
  for (let at = 0; at < sessions.length; at += SESSIONS_A_MESSAGE) {
    const part = sessions.slice(at, at + SESSIONS_A_MESSAGE);
    await bus.publish('session.outdated', { sessions: part });
  }
}
