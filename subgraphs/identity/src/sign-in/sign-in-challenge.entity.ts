import type { Rel } from '@mikro-orm/core';
import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Account } from '../account/account.entity.ts';

/** A sign-in whose password was right and whose second step is awaited. */
@Entity({ tableName: 'sign_in_challenge' })
@Index({ name: 'sign_in_challenge_account', properties: ['account', 'begunAt'] })
export class SignInChallenge {
  /** SHA-256 of the token, hex. */
  @PrimaryKey({ type: 'text' })
  hash!: string;

  @ManyToOne(() => Account, { deleteRule: 'cascade' })
  account!: Rel<Account>;

  @Property({ type: 'timestamptz' })
  begunAt!: Date;

  @Property({ type: 'timestamptz' })
  expiresAt!: Date;

  @Property({ type: 'integer' })
  wrongCodes!: number;

  @Property({ type: 'timestamptz', nullable: true })
  usedAt: Date | null = null;
}
