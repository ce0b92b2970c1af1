import { mailTableSql, outboxTableSql } from '@focus-racer/service-kit';
import { Migration } from '@mikro-orm/migrations';

/** Requests to take photos down, and the rows by which compliance writes mails and starts workflows. */
export class Takedowns extends Migration {
  override up(): void {
    this.addSql('set local search_path to compliance');
    for (const statement of [...outboxTableSql, ...mailTableSql]) this.addSql(statement);
    this.addSql(`create table "takedown" (
      "id" uuid primary key,
      "reference" text not null constraint "takedown_reference" unique,
      "photo_id" uuid not null,
      "event_id" uuid not null,
      "organization_id" uuid not null,
      "event_organization_id" uuid not null,
      "reason" text not null constraint "takedown_reason_check" check ("reason" in
        ('I_AM_ON_IT', 'MY_CHILD', 'INTIMATE_OR_DEGRADING', 'NOT_PART_OF_EVENT', 'COPYRIGHT', 'OTHER')),
      "message" text not null,
      "email" text not null,
      "language" text not null,
      "reporter_id" uuid null,
      "state" text not null default 'OPEN' constraint "takedown_state_check"
        check ("state" in ('OPEN', 'HIDDEN', 'KEPT', 'PUT_BACK')),
      "held" boolean not null default false,
      "version" int not null default 0,
      "created_at" timestamptz(3) not null,
      "deadline" timestamptz(3) not null,
      "decided_at" timestamptz(3) null,
      "decided_by" uuid null,
      "note" text null
    )`);
    this.addSql(`create unique index "takedown_once" on "takedown" ("photo_id", "email")
      where "state" = 'OPEN'`);
    this.addSql(`create index "takedown_open" on "takedown" ("deadline", "id")
      where "state" = 'OPEN'`);
    this.addSql(`create index "takedown_of_organization" on "takedown" ("organization_id", "id")`);
    this.addSql(
      `create index "takedown_of_event_organization" on "takedown" ("event_organization_id", "id")`,
    );
    this.addSql(`create index "takedown_of_event" on "takedown" ("event_id", "id")`);
  }
}
