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
    ];
    for (const statement of statements) this.addSql(statement);
  }
}
