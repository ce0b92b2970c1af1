import { sendMailAfterCommit, MailRow } from '@focus-racer/service-kit';
import type { MailKindOf } from '@focus-racer/contracts';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Account } from '../account/account.entity.ts';

const MAX_AN_HOUR = 5;
const HOUR_MS = 3_600_000;

/** A mail that a stranger can ask for by knowing an address: no more than five of a kind an hour. */
export async function sendSeldom(
  em: EntityManager,
  account: Account,
  kind: MailKindOf<'identity'>,
): Promise<void> {
  const since = new Date(Date.now() - HOUR_MS);
  const sent = await em.count(MailRow, {
    accountId: account.id,
    kind,
    createdAt: { $gt: since },
  });
  if (sent >= MAX_AN_HOUR) return;
  sendMailAfterCommit(em, { kind, accountId: account.id, language: account.language });
}
