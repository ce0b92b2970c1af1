import { newId } from '@focus-racer/contracts';
import { recordAuditAfterCommit, sendMailAfterCommit } from '@focus-racer/service-kit';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Account } from '../account/account.entity.ts';
import { SecondFactorChange, type SecondFactorChangeKind } from './second-factor-change.entity.ts';

/** Notes it in the audit log and tells the account's owner by mail; the caller flushes. */
export function recordFactorChange(
  em: EntityManager,
  account: Account,
  change: SecondFactorChangeKind,
  now: Date,
): void {
  const { id } = em.create(SecondFactorChange, { id: newId(), account, change, at: now });
  sendMailAfterCommit(em, {
    kind: 'SECOND_FACTOR_CHANGED',
    accountId: account.id,
    language: account.language,
    subjectId: id,
  });
  recordAuditAfterCommit(em, {
    actor: `account:${account.id}`,
    action: 'secondFactor.changed',
    subject: `account:${account.id}`,
    details: { change },
  });
}
