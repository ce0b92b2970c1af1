import { newId } from '@focus-racer/contracts';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { LedgerAccountKind } from './ledger-account.entity.ts';
import type { LedgerTransactionKind } from './ledger-transaction.entity.ts';

/** Thrown when a posting would take a balance below its floor; its transaction must roll back. */
export class FloorPassedError extends Error {
  override name = 'FloorPassedError';
}

export interface LockedBalance {
  accountId: string;
  amount: number;
  floor: number | null;
}
export type LockedBalances = ReadonlyMap<LedgerAccountKind, LockedBalance>;

export interface Posting {
  kind: LedgerTransactionKind;
  /** With the kind: what makes it happen once. */
  reference: string;
  reason?: string;
  /** Amounts by account; they sum to 0. */
  entries: Partial<Record<LedgerAccountKind, number>>;
}

interface BalanceRow {
  account_id: string;
  kind: LedgerAccountKind;
  amount: string;
  floor: string | null;
}

/**
 * Locks the balances of an organization, and the platform's own when credits are issued, until the
 * end of the transaction; always in the order of ids, so that no two postings wait for each other.
 * Empty when the organization has no accounts yet.
 */
export async function lockBalances(
  em: EntityManager,
  organizationId: string,
  withIssued = false,
): Promise<LockedBalances> {
  const rows = await em.execute<BalanceRow[]>(
    `select b.account_id, a.kind, b.amount, b.floor
     from commerce.ledger_account a join commerce.ledger_balance b on b.account_id = a.id
     where a.organization_id = ?${withIssued ? ' or a.organization_id is null' : ''}
     order by b.account_id for update of b`,
    [organizationId],
  );
  return new Map(
    rows.map((row) => [
      row.kind,
      {
        accountId: row.account_id,
        amount: Number(row.amount),
        floor: row.floor === null ? null : Number(row.floor),
      },
    ]),
  );
}

/**
 * Posts inside the running transaction. false when a posting of this kind and reference stands
 * already: then nothing changes. Throws FloorPassedError.
 */
export async function post(
  em: EntityManager,
  balances: LockedBalances,
  posting: Posting,
): Promise<boolean> {
  const [transaction] = await em.execute<{ id: string }[]>(
    `insert into commerce.ledger_transaction (id, kind, reference, reason, created_at)
     values (?, ?, ?, ?, now()) on conflict (kind, reference) do nothing returning id`,
    [newId(), posting.kind, posting.reference, posting.reason ?? null],
  );
  if (!transaction) return false;
  const moves = Object.entries(posting.entries).map(([kind, amount]) => {
    const balance = balances.get(kind as LedgerAccountKind);
    if (!balance) throw new Error(`the balance ${kind} is not locked`);
    if (balance.floor !== null && balance.amount + amount < balance.floor) {
      throw new FloorPassedError(`${kind} would pass its floor`);
    }
    return [balance.accountId, amount] as const;
  });
  await em.execute(
    `with move (account_id, amount) as (values ${moves.map(() => '(?::uuid, ?::bigint)').join(', ')}),
     entry as (
       insert into commerce.ledger_entry (transaction_id, account_id, amount)
       select ?::uuid, account_id, amount from move
     )
     update commerce.ledger_balance b set amount = b.amount + move.amount
     from move where b.account_id = move.account_id`,
    [...moves.flat(), transaction.id],
  );
  return true;
}
