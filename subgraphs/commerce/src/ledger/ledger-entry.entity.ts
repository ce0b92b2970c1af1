import { BigIntType, PrimaryKeyProp, type Rel } from '@mikro-orm/core';
import { Check, Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { LedgerAccount } from './ledger-account.entity.ts';
import { LedgerTransaction } from './ledger-transaction.entity.ts';

const kept = { deleteRule: 'no action', updateRule: 'no action' } as const;

/** One side of a transaction. All sides of a transaction sum to 0 per currency. */
@Entity({ tableName: 'ledger_entry' })
@Check({ name: 'ledger_entry_moves_something', expression: 'amount <> 0' })
export class LedgerEntry {
  [PrimaryKeyProp]?: ['transaction', 'account'];

  @ManyToOne(() => LedgerTransaction, { primary: true, ...kept })
  transaction!: Rel<LedgerTransaction>;

  @ManyToOne(() => LedgerAccount, { primary: true, index: 'ledger_entry_account', ...kept })
  account!: Rel<LedgerAccount>;

  /** Minor units of the account's currency. */
  @Property({ type: new BigIntType('number') })
  amount!: number;
}
