import type { EntityManager } from '@mikro-orm/postgresql';
import { Account } from '../account/account.entity.ts';
import { PasskeyChallenge } from './passkey-challenge.entity.ts';

const CHALLENGE_MS = 5 * 60_000;

/** Keeps what a browser is about to sign; `accountId` is null for a sign-in. */
export async function keepChallenge(
  em: EntityManager,
  challenge: string,
  accountId: string | null,
  now: Date,
): Promise<void> {
  await em.nativeDelete(PasskeyChallenge, { expiresAt: { $lt: now } });
  em.create(PasskeyChallenge, {
    challenge,
    account: accountId === null ? null : em.getReference(Account, accountId),
    expiresAt: new Date(now.getTime() + CHALLENGE_MS),
  });
  await em.flush();
}

/** Whether it was asked of this account, or of nobody in particular; it is gone afterwards. */
export async function takeChallenge(
  em: EntityManager,
  challenge: string,
  accountId: string | null,
  now: Date,
): Promise<boolean> {
  const asked = { challenge, account: accountId, expiresAt: { $gt: now } };
  return (await em.nativeDelete(PasskeyChallenge, asked)) > 0;
}
