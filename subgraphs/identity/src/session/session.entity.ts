import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { Rel } from '@mikro-orm/core';
import { Account } from '../account/account.entity.ts';

/** A sign-in on one device: the family of all refresh tokens that came from it. */
@Entity({ tableName: 'session' })
export class Session {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @ManyToOne(() => Account, { index: 'session_account', deleteRule: 'cascade' })
  account!: Rel<Account>;

  @Property({ type: 'timestamptz' })
  createdAt!: Date;

  /** Moved on at each rotation. */
  @Property({ type: 'timestamptz' })
  expiresAt!: Date;

  @Property({ type: 'timestamptz', nullable: true })
  revokedAt: Date | null = null;
}
