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

  /** When the person last showed who she is, by password or passkey. */
  @Property({ type: 'timestamptz' })
  authenticatedAt!: Date;

  /** When a second factor was shown in this session. */
  @Property({ type: 'timestamptz', nullable: true })
  secondFactorAt: Date | null = null;

  /** Wrong passwords and codes given in it since the last right one. */
  @Property({ type: 'integer' })
  wrongProofs!: number;

  /** Moved on at each rotation. */
  @Property({ type: 'timestamptz' })
  lastSeenAt!: Date;

  /** As a person would say it: "Firefox on Windows". */
  @Property({ type: 'text', nullable: true })
  device: string | null = null;

  /** Rises whenever what the account may do changes: access tokens of before are refused. */
  @Property({ type: 'integer' })
  claimsVersion!: number;

  /** Moved on at each rotation. */
  @Property({ type: 'timestamptz' })
  expiresAt!: Date;

  @Property({ type: 'timestamptz', nullable: true })
  revokedAt: Date | null = null;
}
