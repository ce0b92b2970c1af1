import { createHash, randomBytes } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Account } from '../account/account.entity.ts';
import { MailToken, type MailTokenPurpose } from './mail-token.entity.ts';

const TOKEN_BYTES = 32;

/** A new token for a link, kept as its hash. The caller flushes; tokens that ended go meanwhile. */
export async function issueToken(
  em: EntityManager,
  wanted: {
    purpose: MailTokenPurpose;
    accountId: string;
    data?: Record<string, string>;
    minutes: number;
  },
  now = new Date(),
): Promise<string> {
  const { purpose, accountId, data = null, minutes } = wanted;
  await em.nativeDelete(MailToken, { account: { id: accountId }, expiresAt: { $lt: now } });
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  em.create(MailToken, {
    hash: hashOf(token),
    purpose,
    account: em.getReference(Account, accountId),
    data,
    expiresAt: new Date(now.getTime() + minutes * 60_000),
  });
  return token;
}

/**
 * Uses a token up: of two that come together one is answered. null when it is unknown, of another
 * purpose, used or expired. Call it inside the transaction that does what the link asks for, so that
 * a failure leaves the link good.
 */
export async function redeemToken(
  em: EntityManager,
  purpose: MailTokenPurpose,
  token: string,
  now = new Date(),
): Promise<{ accountId: string; data: Record<string, string> } | null> {
  const hash = hashOf(token);
  const taken = await em.nativeUpdate(
    MailToken,
    { hash, purpose, usedAt: null, expiresAt: { $gt: now } },
    { usedAt: now },
  );
  if (taken === 0) return null;
  const found = await em.findOneOrFail(MailToken, { hash }, { refresh: true });
  return { accountId: found.account.id, data: found.data ?? {} };
}

/** Whose token this is while it is good; it stays so. */
export async function tokenHolder(
  em: EntityManager,
  purpose: MailTokenPurpose,
  token: string,
  now = new Date(),
): Promise<string | null> {
  const hash = hashOf(token);
  const found = await em.findOne(MailToken, {
    hash,
    purpose,
    usedAt: null,
    expiresAt: { $gt: now },
  });
  return found?.account.id ?? null;
}

/** Ends the links of a purpose that an account still holds, as older ones when one was followed. */
export async function endTokens(
  em: EntityManager,
  accountId: string,
  purpose?: MailTokenPurpose,
): Promise<void> {
  await em.nativeDelete(MailToken, { account: { id: accountId }, ...(purpose && { purpose }) });
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
