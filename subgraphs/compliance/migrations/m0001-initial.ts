import { Migration } from '@mikro-orm/migrations';

export class Initial extends Migration {
  override up(): void {
    this.addSql(`create table "audit_entry" (
      "seq" bigint primary key,
      "id" uuid not null,
      "at" timestamptz not null,
      "actor" text not null,
      "action" text not null,
      "subject" text not null,
      "details" jsonb not null,
      "prev_hash" text not null,
      "hash" text not null,
      constraint "audit_entry_id" unique ("id")
    )`);
    this.addSql(`create index "audit_entry_subject" on "audit_entry" ("subject", "seq")`);
    this.addSql(`create index "audit_entry_action" on "audit_entry" ("action", "seq")`);
    this.addSql(`revoke all on "audit_entry" from "compliance_app"`);
    this.addSql(`grant select, insert on "audit_entry" to "compliance_app"`);
  }
}
