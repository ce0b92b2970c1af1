import { Migration } from '@mikro-orm/migrations';

export class Accounts extends Migration {
  override up(): void {
    const statements = [
      `alter table "account"
        add column "email_verified_at" timestamptz null,
        add column "data_requested_at" timestamptz null,
        add column "closed_at" timestamptz null,
        alter column "password_hash" drop not null`,
      // Whoever was here before sign-up existed was made by an operator.
      `update "account" set "email_verified_at" = "created_at"`,
      `create index "account_unverified" on "account" ("created_at")
        where "email_verified_at" is null`,
      `alter table "organization"
        add column "country" text null,
        add column "siret" text null,
        add column "vat_number" text null,
        add column "closed_at" timestamptz null`,
      `create table "mail_token" (
        "hash" text primary key,
        "purpose" text not null,
        "account_id" uuid not null,
        "data" jsonb null,
        "expires_at" timestamptz not null,
        "used_at" timestamptz null,
        constraint "mail_token_account_id_foreign" foreign key ("account_id")
          references "account" ("id") on delete cascade
      )`,
      `create index "mail_token_account" on "mail_token" ("account_id", "purpose")`,
      `create table "email_change" (
        "id" uuid primary key,
        "account_id" uuid not null,
        "new_email" text not null,
        "requested_at" timestamptz not null,
        "expires_at" timestamptz not null,
        "old_confirmed_at" timestamptz null,
        "new_confirmed_at" timestamptz null,
        "applied_at" timestamptz null,
        constraint "email_change_account_id_foreign" foreign key ("account_id")
          references "account" ("id") on delete cascade
      )`,
      `create index "email_change_account" on "email_change" ("account_id")`,
    ];
    for (const statement of statements) this.addSql(statement);
  }
}
