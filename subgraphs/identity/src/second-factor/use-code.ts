import { recordAuditAfterCommit } from '@focus-racer/service-kit';
import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { recordFactorChange } from './record-factor-change.ts';
import { RecoveryCode } from './recovery-code.entity.ts';
import { readRecoveryCode } from './recovery-codes.ts';
import type { SecondFactorKeys } from './second-factor-keys.ts';
import { totpStep } from './totp-code.ts';
import { Totp } from './totp.entity.ts';

export type SecondFactorMethod = 'TOTP' | 'RECOVERY_CODE';

/**
 * Uses up a code of the account's authenticator or one of its recovery codes, inside the caller's
 * transaction; null when it is neither, or was used before. Of two that bring one code at the same
 * time one is answered.
 */
export async function useCode(
  em: EntityManager,
  keys: SecondFactorKeys,
  accountId: string,
  code: string,
  now: Date,
): Promise<SecondFactorMethod | null> {
  const totp = await em.findOne(
    Totp,
    { account: accountId, confirmedAt: { $ne: null } },
    { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true, populate: ['account'] },
  );
  if (!totp) return null;
  const secret = keys.unseal(accountId, totp.sealedSecret);
  const step = totpStep(secret, code, totp.lastStep, now);
  if (step !== null) {
    totp.lastStep = step;
    return 'TOTP';
  }
  const recovery = readRecoveryCode(code);
  const used =
    recovery !== null &&
    (await em.nativeUpdate(
      RecoveryCode,
      { account: accountId, hash: keys.hash(accountId, recovery), usedAt: null },
      { usedAt: now },
    )) > 0;
  if (used) {
    recordFactorChange(em, totp.account, 'RECOVERY_CODE_USED', now);
    return 'RECOVERY_CODE';
  }
  recordAuditAfterCommit(em, {
    actor: `account:${accountId}`,
    action: 'secondFactor.refused',
    subject: `account:${accountId}`,
  });
  return null;
}
