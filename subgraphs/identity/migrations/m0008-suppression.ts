import { Migration } from '@mikro-orm/migrations';

/** An address may be unsubscribed and unreachable, each since another day. */
export class Suppression extends Migration {
  override up(): void {
    const statements = [
      `alter table "suppressed_address"
        add column "unsubscribed_at" timestamptz null,
        add column "unreachable_at" timestamptz null`,
      `update "suppressed_address" set
        "unsubscribed_at" = case when "reason" = 'UNSUBSCRIBED' then "since" end,
        "unreachable_at" = case when "reason" = 'UNREACHABLE' then "since" end`,
      `alter table "suppressed_address" drop column "reason", drop column "since"`,
    ];
    for (const statement of statements) this.addSql(statement);
  }
}
