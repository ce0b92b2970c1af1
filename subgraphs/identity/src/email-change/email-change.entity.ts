import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { Rel } from '@mikro-orm/core';
import { Account } from '../account/account.entity.ts';

/** A wish for another address: it becomes the account's once both addresses said yes. */
@Entity({ tableName: 'email_change' })
export class EmailChange {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @ManyToOne(() => Account, { index: 'email_change_account', deleteRule: 'cascade' })
  account!: Rel<Account>;

  /** In lower case. */
  @Property({ type: 'text' })
  newEmail!: string;

  @Property({ type: 'timestamptz' })
  requestedAt!: Date;

  @Property({ type: 'timestamptz' })
  expiresAt!: Date;

  @Property({ type: 'timestamptz', nullable: true })
  oldConfirmedAt: Date | null = null;

  @Property({ type: 'timestamptz', nullable: true })
  newConfirmedAt: Date | null = null;

  @Property({ type: 'timestamptz', nullable: true })
  appliedAt: Date | null = null;
}
