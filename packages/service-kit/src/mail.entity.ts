import type { MailKind, MailLanguage, MailOutcome } from '@focus-racer/contracts';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/**
 * A mail that is to be sent, without what it says: its room's composer finds that out when it goes.
 * Every room that writes mails has one such table in its own schema; `mailTableSql` makes it.
 */
@Entity({ tableName: 'mail' })
export class MailRow {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'text' })
  kind!: MailKind;

  /** Whose mail it is, when that is an account's. */
  @Property({ type: 'uuid', nullable: true })
  accountId: string | null = null;

  /** Where it goes when no account says so; forgotten once sending has ended. */
  @Property({ type: 'text', nullable: true })
  email: string | null = null;

  /** For a recipient whose account does not know better. */
  @Property({ type: 'text' })
  language!: MailLanguage;

  /** What it is about: an invitation, a session, a takedown. */
  @Property({ type: 'uuid', nullable: true })
  subjectId: string | null = null;

  @Property({ type: 'timestamptz' })
  createdAt!: Date;

  @Property({ type: 'timestamptz', nullable: true })
  endedAt: Date | null = null;

  @Property({ type: 'text', nullable: true })
  outcome: MailOutcome | null = null;
}

/** For a migration; the table lands in the schema of the search path. */
export const mailTableSql = [
  `create table "mail" (
    "id" uuid primary key,
    "kind" text not null,
    "account_id" uuid null,
    "email" text null,
    "language" text not null,
    "subject_id" uuid null,
    "created_at" timestamptz not null,
    "ended_at" timestamptz null,
    "outcome" text null
  )`,
];
