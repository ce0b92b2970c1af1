import type { EntityManager } from '@mikro-orm/postgresql';
import { CreditAccount } from './credit-account.ts';

interface Row {
  organization_id: string;
  available: string;
  held: string;
  consumed: string;
  floor: string;
}

/** The credit accounts of these organizations, in one statement; those without are left out. */
export async function findCreditAccounts(
  em: EntityManager,
  organizationIds: readonly string[],
): Promise<Map<string, CreditAccount>> {
  const rows = await em.execute<Row[]>(
    `select a.organization_id,
       sum(b.amount) filter (where a.kind = 'AVAILABLE') as available,
       sum(b.amount) filter (where a.kind = 'HELD') as held,
       sum(b.amount) filter (where a.kind = 'CONSUMED') as consumed,
       sum(b.floor) filter (where a.kind = 'AVAILABLE') as floor
     from commerce.ledger_account a join commerce.ledger_balance b on b.account_id = a.id
     where a.organization_id in (${organizationIds.map(() => '?').join(', ')})
     group by a.organization_id`,
    [...organizationIds],
  );
  return new Map(rows.map((row) => [row.organization_id, toCreditAccount(row)]));
}

function toCreditAccount(row: Row): CreditAccount {
  return Object.assign(new CreditAccount(), {
    organizationId: row.organization_id,
    available: Number(row.available),
    held: Number(row.held),
    consumed: Number(row.consumed),
    // A floor of 0 must not become an overdraft limit of −0.
    overdraftLimit: Math.abs(Number(row.floor)),
  });
}
