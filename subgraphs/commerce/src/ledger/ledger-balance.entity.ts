import { BigIntType, PrimaryKeyProp, type Rel } from '@mikro-orm/core';
import { Check, Entity, OneToOne, Property } from '@mikro-orm/decorators/legacy';
import { LedgerAccount } from './ledger-account.entity.ts';

/** What an account's entries sum to, kept so that nobody sums them, and how low it may go. */
@Entity({ tableName: 'ledger_balance' })
@Check({ name: 'ledger_balance_above_floor', expression: 'floor is null or amount >= floor' })
export class LedgerBalance {
  [PrimaryKeyProp]?: 'account';

  @OneToOne(() => LedgerAccount, {
    primary: true,
    owner: true,
    deleteRule: 'no action',
    updateRule: 'no action',
  })
  account!: Rel<LedgerAccount>;

  @Property({ type: new BigIntType('number') })
  amount!: number;

  /** null: no limit. */
  @Property({ type: new BigIntType('number'), nullable: true })
  floor: number | null = null;
}
