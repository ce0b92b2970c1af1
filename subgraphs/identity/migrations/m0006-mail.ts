import { mailTableSql } from '@focus-racer/service-kit';
import { Migration } from '@mikro-orm/migrations';

export class Mail extends Migration {
  override up(): void {
    const statements = [
      ...mailTableSql,
      `create table "suppressed_address" (
        "hash" text primary key,
        "reason" text not null,
        "since" timestamptz not null
      )`,
      `create table "sign_in_failure" (
        "key" text primary key,
        "failures" integer not null,
        "last_at" timestamptz not null,
        "proof_mailed_at" timestamptz null
      )`,
      `create index "sign_in_failure_last_at" on "sign_in_failure" ("last_at")`,
    ];
    for (const statement of statements) this.addSql(statement);
  }
}
