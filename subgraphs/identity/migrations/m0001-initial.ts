import { outboxTableSql } from '@focus-racer/service-kit';
import { Migration } from '@mikro-orm/migrations';

export class Initial extends Migration {
  override up(): void {
    const statements = [
      `create table "account" (
        "id" uuid primary key,
        "email" text not null,
        "password_hash" text not null,
        "kind" text not null,
        "admin" boolean not null,
        "display_name" text not null,
        "language" text not null,
        "created_at" timestamptz not null,
        constraint "account_email_unique" unique ("email"),
        constraint "account_email_lower_case" check (email = lower(email))
      )`,
      `create table "organization" (
        "id" uuid primary key,
        "name" text not null,
        "kind" text not null,
        "created_at" timestamptz not null
      )`,
      `create table "membership" (
        "account_id" uuid not null,
        "organization_id" uuid not null,
        "role" text not null,
        "created_at" timestamptz not null,
        primary key ("account_id", "organization_id"),
        constraint "membership_account_id_foreign" foreign key ("account_id")
          references "account" ("id") on delete cascade,
        constraint "membership_organization_id_foreign" foreign key ("organization_id")
          references "organization" ("id")
      )`,
      `create index "membership_organization" on "membership" ("organization_id")`,
      `create table "session" (
        "id" uuid primary key,
        "account_id" uuid not null,
        "created_at" timestamptz not null,
        "expires_at" timestamptz not null,
        "revoked_at" timestamptz null,
        constraint "session_account_id_foreign" foreign key ("account_id")
          references "account" ("id") on delete cascade
      )`,
      `create index "session_account" on "session" ("account_id")`,
      `create table "refresh_token" (
        "hash" text primary key,
        "session_id" uuid not null,
        "issued_at" timestamptz not null,
        "used_at" timestamptz null,
        constraint "refresh_token_session_id_foreign" foreign key ("session_id")
          references "session" ("id") on delete cascade
      )`,
      `create index "refresh_token_session" on "refresh_token" ("session_id")`,
      ...outboxTableSql,
    ];
    for (const statement of statements) this.addSql(statement);
  }
}
