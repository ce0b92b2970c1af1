import { Migration } from '@mikro-orm/migrations';

/** Logos for the watermark, and photos drawn as they would look. */
export class EventLogos extends Migration {
  override up(): void {
    this.addSql('set local search_path to catalog');
    this.addSql(`create table event_logo (
      id uuid primary key,
      event_id uuid not null constraint event_logo_event_id_foreign references event (id),
      state text not null default 'AWAITING_UPLOAD' constraint event_logo_state_check
        check (state in ('AWAITING_UPLOAD', 'PREPARING', 'READY', 'REFUSED')),
      refusal text constraint event_logo_refusal_check check (refusal in (
        'NOT_AN_IMAGE', 'UNREADABLE', 'OUTSIDE_REFERENCES', 'TOO_LARGE', 'TOO_SMALL', 'EMPTY'
      )),
      content_type text not null,
      byte_size integer not null,
      width integer,
      height integer,
      created_at timestamptz(3) not null
    )`);
    this.addSql('create index event_logo_of_event on event_logo (event_id, id)');
    this.addSql(`create table look_preview (
      id uuid primary key,
      event_id uuid not null constraint look_preview_event_id_foreign references event (id),
      photo_id uuid not null
        constraint look_preview_photo_id_foreign references photo (id) on delete cascade,
      look jsonb not null,
      state text not null default 'DRAWING' constraint look_preview_state_check
        check (state in ('DRAWING', 'DRAWN', 'FAILED')),
      created_at timestamptz(3) not null
    )`);
  }
}
