import { type OrmOptions, OutboxRow, startOrm } from '@focus-racer/service-kit';
import { Initial } from '../migrations/m0001-initial.ts';
import { CreditHold } from './credit/credit-hold.entity.ts';
import { LedgerAccount } from './ledger/ledger-account.entity.ts';
import { LedgerBalance } from './ledger/ledger-balance.entity.ts';
import { LedgerEntry } from './ledger/ledger-entry.entity.ts';
import { LedgerTransaction } from './ledger/ledger-transaction.entity.ts';

export function commerceOrmOptions(databaseUrl: string): OrmOptions {
  return {
    schema: 'commerce',
    databaseUrl,
    entities: [LedgerAccount, LedgerTransaction, LedgerEntry, LedgerBalance, CreditHold, OutboxRow],
    migrations: [{ name: 'm0001-initial', class: Initial }],
  };
}

export function startCommerceOrm(databaseUrl: string) {
  return startOrm(commerceOrmOptions(databaseUrl));
}
