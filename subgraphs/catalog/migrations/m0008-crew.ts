import { Migration } from '@mikro-orm/migrations';

/** Who shoots an event for another organization, and the photos of one author in order. */
export class Crew extends Migration {
  override up(): void {
    this.addSql('set local search_path to catalog');
    this.addSql(`create table crew_member (
      id uuid primary key,
      event_id uuid not null constraint crew_member_event_id_foreign references event (id),
      account_id uuid not null,
      organization_id uuid not null,
      invitation_id uuid not null constraint crew_member_invitation unique,
      invited_by uuid not null,
      joined_at timestamptz(3) not null,
      removed_at timestamptz(3)
    )`);
    this.addSql(`create unique index crew_member_once on crew_member (event_id, account_id)
      where removed_at is null`);
    this.addSql(`create index crew_member_of_account on crew_member (account_id, event_id)
      where removed_at is null`);
    this.addSql(`create index photo_of_author on photo (event_id, author_id, state, sort_at, id)`);
  }
}
