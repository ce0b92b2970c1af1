import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { Rel } from '@mikro-orm/core';
import { Account } from '../account/account.entity.ts';

/** What the link of a mail lets its reader do. */
export type MailTokenPurpose =
  'VERIFY_EMAIL' | 'RESET_PASSWORD' | 'CHANGE_EMAIL' | 'SIGN_IN_PROOF' | 'UNSUBSCRIBE';

/** A link sent by mail, good for one use. The token itself stands in that mail only. */
@Entity({ tableName: 'mail_token' })
@Index({ name: 'mail_token_account', properties: ['account', 'purpose'] })
export class MailToken {
  /** SHA-256 of the token, hex. The token is 256 random bits, so a slow hash would add nothing. */
  @PrimaryKey({ type: 'text' })
  hash!: string;

  @Property({ type: 'text' })
  purpose!: MailTokenPurpose;

  @ManyToOne(() => Account, { index: false, deleteRule: 'cascade' })
  account!: Rel<Account>;

  @Property({ type: 'json', nullable: true })
  data: Record<string, string> | null = null;

  @Property({ type: 'timestamptz' })
  expiresAt!: Date;

  @Property({ type: 'timestamptz', nullable: true })
  usedAt: Date | null = null;
}
