import { Migration } from '@mikro-orm/migrations';

/** What a session tells of itself, and the browsers that an account has signed in from. */
export class SessionDetails extends Migration {
  override up(): void {
    const statements = [
      `alter table "session"
        add column "authenticated_at" timestamptz null,
        add column "second_factor_at" timestamptz null,
        add column "last_seen_at" timestamptz null,
        add column "device" text null,
        add column "claims_version" int not null default 0`,
      `update "session" set "authenticated_at" = "created_at", "last_seen_at" = "created_at"`,
      `alter table "session"
        alter column "authenticated_at" set not null,
        alter column "last_seen_at" set not null,
        alter column "claims_version" drop default`,
      `create table "known_device" (
        "account_id" uuid not null,
        "hash" text not null,
        "last_seen_at" timestamptz not null,
        primary key ("account_id", "hash"),
        constraint "known_device_account_id_foreign" foreign key ("account_id")
          references "account" ("id") on delete cascade
      )`,
      `create index "known_device_last_seen" on "known_device" ("account_id", "last_seen_at")`,
    ];
    for (const statement of statements) this.addSql(statement);
  }
}
