import { Migration } from '@mikro-orm/migrations';

const qualityAndColours = [
  `alter table event add column quality jsonb`,
  `alter table photo
    add column fine_detail double precision,
    add column sharpness_score double precision,
    add column torso_colours text[] not null default '{}',
    add column bring_back_by_rules boolean not null default false,
    drop constraint photo_set_aside_reason_check,
    add constraint photo_set_aside_reason_check check (set_aside_reason in (
      'BLURRED', 'TOO_DARK', 'TOO_BRIGHT', 'NEAR_DUPLICATE', 'BY_HAND'
    ))`,
  `alter table person_region
    add column fine_detail double precision,
    add column torso_colours text[] not null default '{}'`,
];

/** What a photo is judged by, thresholds an event, and what people wear. */
export class QualityAndColours extends Migration {
  override up(): void {
    this.addSql('set local search_path to catalog');
    for (const sql of qualityAndColours) this.addSql(sql);
  }
}
