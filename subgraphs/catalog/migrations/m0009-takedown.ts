import { Migration } from '@mikro-orm/migrations';

/** Which takedowns hold which photo down, and where a photo was before. */
export class Takedowns extends Migration {
  override up(): void {
    this.addSql('set local search_path to catalog');
    this.addSql(`alter table photo add column state_before_takedown text
      constraint photo_state_before_takedown_check
      check (state_before_takedown in ('PUBLISHED', 'SET_ASIDE'))`);
    this.addSql(`create table photo_takedown (
      takedown_id uuid primary key,
      photo_id uuid not null
        constraint photo_takedown_photo_id_foreign references photo (id) on delete cascade,
      version int not null,
      held boolean not null,
      changed_at timestamptz(3) not null
    )`);
    this.addSql(`create index photo_takedown_held on photo_takedown (photo_id) where held`);
  }
}
