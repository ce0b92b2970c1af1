import { Migration } from '@mikro-orm/migrations';

/** Who founded an organization, and who is asked to join one or to shoot an event. */
export class Invitations extends Migration {
  override up(): void {
    const statements = [
      `alter table "organization" add column "founded_by" uuid null`,
      `create index "organization_founder" on "organization" ("founded_by")`,
      `create table "invitation" (
        "id" uuid primary key,
        "kind" text not null,
        "organization_id" uuid not null,
        "email" text not null,
        "role" text null,
        "event_id" uuid null,
        "event_name" text null,
        "invited_by_id" uuid not null,
        "token_hash" text null,
        "created_at" timestamptz not null,
        "expires_at" timestamptz not null,
        "revoked_at" timestamptz null,
        "accepted_at" timestamptz null,
        "accepted_by" uuid null,
        constraint "invitation_organization_id_foreign" foreign key ("organization_id")
          references "organization" ("id"),
        constraint "invitation_invited_by_id_foreign" foreign key ("invited_by_id")
          references "account" ("id"),
        constraint "invitation_token" unique ("token_hash"),
        constraint "invitation_kind" check (
          (kind = 'MEMBER' and role is not null and event_id is null)
          or (kind = 'EVENT' and role is null and event_id is not null)
        )
      )`,
      `create unique index "invitation_of_member" on "invitation" ("organization_id", "email")
        where kind = 'MEMBER' and accepted_at is null and revoked_at is null`,
      `create unique index "invitation_to_event" on "invitation" ("event_id", "email")
        where kind = 'EVENT' and accepted_at is null and revoked_at is null`,
      `create index "invitation_sent" on "invitation" ("organization_id", "created_at")`,
    ];
    for (const statement of statements) this.addSql(statement);
  }
}
