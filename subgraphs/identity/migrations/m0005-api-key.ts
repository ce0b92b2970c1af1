import { Migration } from '@mikro-orm/migrations';

export class ApiKeys extends Migration {
  override up(): void {
    const statements = [
      `create table "api_key" (
        "id" uuid primary key,
        "organization_id" uuid not null,
        "account_id" uuid not null,
        "name" text not null,
        "scopes" text[] not null,
        "prefix" text not null,
        "created_at" timestamptz not null,
        "expires_at" timestamptz null,
        "last_used_at" timestamptz null,
        "revoked_at" timestamptz null,
        constraint "api_key_organization_id_foreign" foreign key ("organization_id")
          references "organization" ("id"),
        constraint "api_key_account_id_foreign" foreign key ("account_id")
          references "account" ("id") on delete cascade
      )`,
      `create index "api_key_organization" on "api_key" ("organization_id")`,
      `create index "api_key_account" on "api_key" ("account_id")`,
      `create table "api_key_secret" (
        "hash" text primary key,
        "key_id" uuid not null,
        "created_at" timestamptz not null,
        "valid_until" timestamptz null,
        constraint "api_key_secret_key_id_foreign" foreign key ("key_id")
          references "api_key" ("id") on delete cascade
      )`,
      `create index "api_key_secret_key" on "api_key_secret" ("key_id")`,
    ];
    for (const statement of statements) this.addSql(statement);
  }
}
