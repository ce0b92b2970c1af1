import { createHash, randomBytes } from 'node:crypto';
import type { Client } from '@focus-racer/contracts';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Account } from '../account/account.entity.ts';
import { isBrowser } from './device-name.ts';
import { KnownDevice } from './known-device.entity.ts';

const MARK_BYTES = 32;
/** As long as browsers keep a cookie. */
const FORGOTTEN_AFTER_MS = 400 * 86_400_000;

export interface Recognized {
  /** Not seen with this account before, while another was. */
  isNew: boolean;
  /** For the browser to keep; null for programs, which are known by their name. */
  mark: string | null;
}

/** Notes from where an account signs in; the caller flushes. */
export async function recognizeDevice(
  em: EntityManager,
  account: Account,
  client: Client,
  now: Date,
): Promise<Recognized> {
  const forgotten = new Date(now.getTime() - FORGOTTEN_AFTER_MS);
  await em.nativeDelete(KnownDevice, { account, lastSeenAt: { $lt: forgotten } });
  const mark = isBrowser(client.userAgent)
    ? client.device || randomBytes(MARK_BYTES).toString('base64url')
    : null;
  const hash = hashOf(mark ?? `program:${client.userAgent}`);
  const known = await em.find(KnownDevice, { account });
  const device = known.find((one) => one.hash === hash);
  if (device) device.lastSeenAt = now;
  else em.create(KnownDevice, { account, hash, lastSeenAt: now });
  return { isNew: !device && known.length > 0, mark };
}

/** Whether the account has signed in from there before. */
export async function isKnownDevice(
  em: EntityManager,
  accountId: string,
  { userAgent, device }: Client,
): Promise<boolean> {
  if (!isBrowser(userAgent) || device === '') return false;
  return (await em.count(KnownDevice, { account: accountId, hash: hashOf(device) })) > 0;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
