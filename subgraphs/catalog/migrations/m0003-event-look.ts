import { Migration } from '@mikro-orm/migrations';

/** How the photos of an event look, and the work of making them look so. */
export class EventLook extends Migration {
  override up(): void {
    this.addSql('set local search_path to catalog');
    this.addSql('alter table event add column look jsonb');
    this.addSql(`alter table photo
      add column next_rendition jsonb,
      add column old_renditions jsonb not null default '[]'`);
    this.addSql(`create table event_rerender (
      event_id uuid primary key
        constraint event_rerender_event_id_foreign references event (id),
      version integer not null default 1,
      state text not null default 'RUNNING' constraint event_rerender_state_check
        check (state in ('RUNNING', 'PAUSED', 'CANCELLED', 'DONE')),
      total integer not null default 0,
      done integer not null default 0,
      failed integer not null default 0,
      started_at timestamptz(3) not null,
      ended_at timestamptz(3)
    )`);
  }
}
