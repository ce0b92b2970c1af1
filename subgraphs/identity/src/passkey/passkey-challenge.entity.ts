import type { Rel } from '@mikro-orm/core';
import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Account } from '../account/account.entity.ts';

/** What a passkey is asked to sign; gone once it was. */
@Entity({ tableName: 'passkey_challenge' })
export class PasskeyChallenge {
  /** 256 random bits, base64url. */
  @PrimaryKey({ type: 'text' })
  challenge!: string;

  /** Who adds a passkey; null for a sign-in, where nobody knows yet who it will be. */
  @ManyToOne(() => Account, { nullable: true, deleteRule: 'cascade' })
  account: Rel<Account> | null = null;

  @Property({ type: 'timestamptz', index: 'passkey_challenge_expires' })
  expiresAt!: Date;
}
