import type { SECOND_FACTOR_CHANGES } from '@focus-racer/contracts';
import type { Rel } from '@mikro-orm/core';
import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Account } from '../account/account.entity.ts';

export type SecondFactorChangeKind = (typeof SECOND_FACTOR_CHANGES)[number];

/** What a mail about somebody's second factor is about. */
@Entity({ tableName: 'second_factor_change' })
export class SecondFactorChange {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @ManyToOne(() => Account, { index: 'second_factor_change_account', deleteRule: 'cascade' })
  account!: Rel<Account>;

  @Property({ type: 'text' })
  change!: SecondFactorChangeKind;

  @Property({ type: 'timestamptz' })
  at!: Date;
}
