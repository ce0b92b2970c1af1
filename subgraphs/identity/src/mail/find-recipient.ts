import type { MailRow } from '@focus-racer/service-kit';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Account } from '../account/account.entity.ts';

/** The account that a mail is for; null when it is gone or closed. */
export async function findRecipient(em: EntityManager, mail: MailRow): Promise<Account | null> {
  if (!mail.accountId) return null;
  return em.findOne(Account, { id: mail.accountId, closedAt: null });
}
