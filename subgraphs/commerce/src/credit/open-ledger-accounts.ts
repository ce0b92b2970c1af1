import { newId } from '@focus-racer/contracts';
import type { EntityManager } from '@mikro-orm/postgresql';

/** The three accounts of an organization with their balances, none of which may go below 0. Idempotent. */
export async function openLedgerAccounts(em: EntityManager, organizationId: string): Promise<void> {
  await em.execute(
    `with opened as (
       insert into commerce.ledger_account (id, organization_id, kind, currency)
       values (?, ?, 'AVAILABLE', 'CREDIT'), (?, ?, 'HELD', 'CREDIT'), (?, ?, 'CONSUMED', 'CREDIT')
       on conflict (organization_id, kind, currency) do nothing returning id
     )
     insert into commerce.ledger_balance (account_id, amount, floor) select id, 0, 0 from opened`,
    [newId(), organizationId, newId(), organizationId, newId(), organizationId],
  );
}
