import type { Rel } from '@mikro-orm/core';
import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Account } from '../account/account.entity.ts';

/** In the place of a lost authenticator, once. */
@Entity({ tableName: 'recovery_code' })
export class RecoveryCode {
  @ManyToOne(() => Account, { primary: true, deleteRule: 'cascade' })
  account!: Rel<Account>;

  /** By SecondFactorKeys. */
  @PrimaryKey({ type: 'text' })
  hash!: string;

  @Property({ type: 'timestamptz', nullable: true })
  usedAt: Date | null = null;
}
