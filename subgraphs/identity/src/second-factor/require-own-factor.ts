import type { AccountViewer } from '@focus-racer/contracts';
import { AppError } from '@focus-racer/service-kit';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Passkey } from '../passkey/passkey.entity.ts';
import { Session } from '../session/session.entity.ts';
import { Totp } from './totp.entity.ts';

/**
 * An account that has a second factor changes its factors only from sessions that have shown one: a
 * password alone must not open the way to a new one. Throws FORBIDDEN.
 */
export async function requireOwnFactor(
  em: EntityManager,
  { accountId, sessionId }: AccountViewer,
): Promise<void> {
  const session = await em.findOne(Session, { id: sessionId }, { refresh: true });
  if (session?.secondFactorAt) return;
  const passkeys = await em.count(Passkey, { account: accountId });
  const totps = await em.count(Totp, { account: accountId, confirmedAt: { $ne: null } });
  if (passkeys + totps === 0) return;
  throw new AppError('FORBIDDEN', 'Sign in with your second factor for this', {
    reason: 'SECOND_FACTOR_REQUIRED',
  });
}
