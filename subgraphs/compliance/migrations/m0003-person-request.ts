import { Migration } from '@mikro-orm/migrations';

export class PersonRequests extends Migration {
  override up(): void {
    this.addSql(`create table "person_request" (
      "id" uuid primary key,
      "kind" text not null,
      "account_id" uuid not null,
      "received_at" timestamptz not null,
      "due_at" timestamptz not null,
      "state" text not null
    )`);
    this.addSql(`create index "person_request_due" on "person_request" ("due_at", "id")`);
  }
}
