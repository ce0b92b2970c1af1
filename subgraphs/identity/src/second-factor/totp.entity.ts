import type { Rel } from '@mikro-orm/core';
import { Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Account } from '../account/account.entity.ts';

/** An authenticator app; until it is confirmed it guards nothing. */
@Entity({ tableName: 'totp' })
export class Totp {
  @ManyToOne(() => Account, { primary: true, deleteRule: 'cascade' })
  account!: Rel<Account>;

  /** Sealed by SecondFactorKeys. */
  @Property({ type: 'text' })
  sealedSecret!: string;

  @Property({ type: 'timestamptz' })
  begunAt!: Date;

  @Property({ type: 'timestamptz', nullable: true })
  confirmedAt: Date | null = null;

  /** The time step of the last code that was accepted: a code is good once. */
  @Property({ type: 'integer' })
  lastStep!: number;
}
