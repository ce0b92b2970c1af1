import { outboxTableSql } from '@focus-racer/service-kit';
import { Migration } from '@mikro-orm/migrations';

/** The first currency is the credit; its source is the platform's only account without owner. */
const ISSUED_CREDITS_ID = '0199a000-0000-7000-8000-000000000001';

export class Initial extends Migration {
  override up(): void {
    const statements = [...tables, ...balancedTransactions, ...historyIsKept, ...outboxTableSql];
    for (const statement of statements) this.addSql(statement);
  }
}

const tables = [
  `create table "ledger_account" (
    "id" uuid primary key,
    "organization_id" uuid null,
    "kind" text not null,
    "currency" text not null,
    constraint "ledger_account_owner" check ((kind = 'ISSUED') = (organization_id is null)),
    constraint "ledger_account_of_organization" unique ("organization_id", "kind", "currency")
  )`,
  `create table "ledger_balance" (
    "account_id" uuid primary key,
    "amount" bigint not null,
    "floor" bigint null,
    constraint "ledger_balance_account_id_foreign" foreign key ("account_id")
      references "ledger_account" ("id"),
    constraint "ledger_balance_above_floor" check (floor is null or amount >= floor)
  )`,
  `create table "ledger_transaction" (
    "id" uuid primary key,
    "kind" text not null,
    "reference" text not null,
    "reason" text null,
    "created_at" timestamptz not null,
    constraint "ledger_transaction_once" unique ("kind", "reference")
  )`,
  `create table "ledger_entry" (
    "transaction_id" uuid not null,
    "account_id" uuid not null,
    "amount" bigint not null,
    primary key ("transaction_id", "account_id"),
    constraint "ledger_entry_transaction_id_foreign" foreign key ("transaction_id")
      references "ledger_transaction" ("id"),
    constraint "ledger_entry_account_id_foreign" foreign key ("account_id")
      references "ledger_account" ("id"),
    constraint "ledger_entry_moves_something" check (amount <> 0)
  )`,
  `create index "ledger_entry_account" on "ledger_entry" ("account_id")`,
  `create table "credit_hold" (
    "photo_id" uuid primary key,
    "organization_id" uuid not null,
    "state" text not null,
    "generation" integer not null,
    "changed_at" timestamptz not null
  )`,
  `insert into "ledger_account" values ('${ISSUED_CREDITS_ID}', null, 'ISSUED', 'CREDIT')`,
  `insert into "ledger_balance" values ('${ISSUED_CREDITS_ID}', 0, null)`,
];

const balancedTransactions = [
  `create function "require_balanced_transaction"() returns trigger language plpgsql as $$
    declare
      checked uuid := (to_jsonb(new) ->> tg_argv[0])::uuid;
    begin
      if not exists (select from commerce.ledger_entry where transaction_id = checked) then
        raise exception 'ledger transaction % has no entries', checked
          using errcode = 'check_violation';
      end if;
      if exists (
        select from commerce.ledger_entry e join commerce.ledger_account a on a.id = e.account_id
        where e.transaction_id = checked group by a.currency having sum(e.amount) <> 0
      ) then
        raise exception 'entries of ledger transaction % do not sum to 0', checked
          using errcode = 'check_violation';
      end if;
      return null;
    end $$`,
  `create constraint trigger "ledger_entry_balanced" after insert
    on "ledger_entry" deferrable initially deferred
    for each row execute function "require_balanced_transaction"('transaction_id')`,
  `create constraint trigger "ledger_transaction_balanced" after insert
    on "ledger_transaction" deferrable initially deferred
    for each row execute function "require_balanced_transaction"('id')`,
];

const historyIsKept = ['ledger_account', 'ledger_transaction', 'ledger_entry'].flatMap((table) => [
  `revoke all on "${table}" from "commerce_app"`,
  `grant select, insert on "${table}" to "commerce_app"`,
]);
