/** What an engine says beside its lines, and what an event learns from it. All of it goes with its photo. */
export const readingTables = [
  `alter table reading_run
    add column instead_of text,
    add column labels jsonb not null default '[]',
    add column taught jsonb not null default '{}',
    add column decided_with jsonb,
    drop constraint reading_run_photo_id_foreign,
    add constraint reading_run_photo_id_foreign
      foreign key (photo_id) references photo (id) on delete cascade`,

  `alter table bib_reading
    add column height_px double precision,
    add column digit_posteriors text,
    drop constraint bib_reading_run_id_foreign,
    add constraint bib_reading_run_id_foreign
      foreign key (run_id) references reading_run (id) on delete cascade`,
  `update bib_reading set height_px = (box ->> 'height')::double precision`,
  `alter table bib_reading alter column height_px set not null`,

  `create table person_region (
    id uuid primary key,
    run_id uuid not null constraint person_region_run_id_foreign
      references reading_run (id) on delete cascade,
    face jsonb not null,
    torso jsonb not null,
    confidence double precision not null
  )`,
  `create index person_region_of_run on person_region (run_id)`,

  `create table event_bib_lengths (
    event_id uuid primary key
      constraint event_bib_lengths_event_id_foreign references event (id),
    learnt jsonb not null default '{}',
    applied jsonb not null default '{}'
  )`,
];
