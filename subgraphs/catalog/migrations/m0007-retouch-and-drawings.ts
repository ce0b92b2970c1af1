import { Migration } from '@mikro-orm/migrations';

/** What was chosen for one photo, and what is drawn of photos when somebody asks. */
export class RetouchAndDrawings extends Migration {
  override up(): void {
    this.addSql('set local search_path to catalog');
    this.addSql(`alter table photo add column retouch text not null default 'AS_EVENT'
      constraint photo_retouch_check check (retouch in ('AS_EVENT', 'RETOUCHED', 'AS_TAKEN'))`);
    this.addSql(`create table photo_drawing (
      photo_id uuid not null
        constraint photo_drawing_photo_id_foreign references photo (id) on delete cascade,
      kind text not null constraint photo_drawing_kind_check
        check (kind in ('SQUARE', 'PORTRAIT', 'WIDE', 'TALL', 'COMPARISON')),
      state text not null default 'DRAWING' constraint photo_drawing_state_check
        check (state in ('DRAWING', 'DRAWN', 'FAILED')),
      public_token text,
      recipe text,
      variant text,
      requested_at timestamptz(3) not null,
      primary key (photo_id, kind)
    )`);
  }
}
