import type { PersonRequestKind } from '@focus-racer/contracts';
import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/**
 * A change that must reach another room, written in the same transaction as its cause. Every
 * subgraph has one such table in its own schema; `outboxTableSql` makes it.
 */
@Entity({ tableName: 'outbox' })
@Index({ name: 'outbox_unsent', properties: ['id'], where: 'sent_at is null' })
export class OutboxRow {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  /** What the payload is, and so to whom it goes. */
  @Property({ type: 'text' })
  kind!: 'workflow' | 'audit' | 'personRequest';

  @Property({ type: 'json' })
  payload!: OutboxPayload;

  @Property({ type: 'timestamptz' })
  createdAt!: Date;

  /** Until then the relay that claimed the row may deliver it. */
  @Property({ type: 'timestamptz', nullable: true })
  claimedUntil: Date | null = null;

  @Property({ type: 'timestamptz', nullable: true })
  sentAt: Date | null = null;

  @Property({ type: 'integer' })
  attempts = 0;
}

export type OutboxPayload =
  | { workflow: string; input: Record<string, unknown>; traceparent: string }
  | {
      actor: string;
      action: string;
      subject: string;
      details: Record<string, string | number | boolean | null>;
      traceparent: string;
    }
  | { personRequest: PersonRequestKind; accountId: string; traceparent: string };

/** For a subgraph's first migration; the table lands in the schema of the search path. */
export const outboxTableSql = [
  `create table "outbox" (
    "id" uuid primary key,
    "kind" text not null,
    "payload" jsonb not null,
    "created_at" timestamptz not null,
    "claimed_until" timestamptz null,
    "sent_at" timestamptz null,
    "attempts" integer not null default 0
  )`,
  `create index "outbox_unsent" on "outbox" ("id") where "sent_at" is null`,
];
