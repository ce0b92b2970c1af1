import { Migration } from '@mikro-orm/migrations';

const accountKey = (table: string) =>
  `constraint "${table}_account_id_foreign" foreign key ("account_id")
     references "account" ("id") on delete cascade`;

export class SecondFactor extends Migration {
  override up(): void {
    const statements = [
      `alter table "session" add column "wrong_proofs" int not null default 0`,
      `alter table "session" alter column "wrong_proofs" drop default`,
      `create table "totp" (
        "account_id" uuid primary key,
        "sealed_secret" text not null,
        "begun_at" timestamptz not null,
        "confirmed_at" timestamptz null,
        "last_step" int not null,
        ${accountKey('totp')} on update cascade
      )`,
      `create table "recovery_code" (
        "account_id" uuid not null,
        "hash" text not null,
        "used_at" timestamptz null,
        primary key ("account_id", "hash"),
        ${accountKey('recovery_code')}
      )`,
      `create table "sign_in_challenge" (
        "hash" text primary key,
        "account_id" uuid not null,
        "begun_at" timestamptz not null,
        "expires_at" timestamptz not null,
        "wrong_codes" int not null,
        "used_at" timestamptz null,
        ${accountKey('sign_in_challenge')}
      )`,
      `create index "sign_in_challenge_account" on "sign_in_challenge" ("account_id", "begun_at")`,
      `create table "second_factor_change" (
        "id" uuid primary key,
        "account_id" uuid not null,
        "change" text not null,
        "at" timestamptz not null,
        ${accountKey('second_factor_change')}
      )`,
      `create index "second_factor_change_account" on "second_factor_change" ("account_id")`,
      `create table "passkey" (
        "id" uuid primary key,
        "account_id" uuid not null,
        "credential_id" text not null,
        "public_key" bytea not null,
        "counter" bigint not null,
        "transports" jsonb not null,
        "name" text not null,
        "created_at" timestamptz not null,
        "last_used_at" timestamptz null,
        constraint "passkey_credential_unique" unique ("credential_id"),
        ${accountKey('passkey')}
      )`,
      `create index "passkey_account" on "passkey" ("account_id")`,
      `create table "passkey_challenge" (
        "challenge" text primary key,
        "account_id" uuid null,
        "expires_at" timestamptz not null,
        ${accountKey('passkey_challenge')}
      )`,
      `create index "passkey_challenge_expires" on "passkey_challenge" ("expires_at")`,
    ];
    for (const statement of statements) this.addSql(statement);
  }
}
