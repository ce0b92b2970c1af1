export const identificationTables = [
  `create table reading_run (
    id uuid primary key,
    photo_id uuid not null constraint reading_run_photo_id_foreign references photo (id),
    generation integer not null,
    engine text not null,
    engine_version text not null,
    created_at timestamptz(3) not null,
    constraint reading_run_once unique (photo_id, generation)
  )`,

  `create table bib_reading (
    id uuid primary key,
    run_id uuid not null constraint bib_reading_run_id_foreign references reading_run (id),
    text text not null,
    confidence double precision not null,
    weakest_character double precision not null,
    box jsonb not null
  )`,
  `create index bib_reading_of_run on bib_reading (run_id)`,

  `create table identification (
    id uuid primary key,
    event_id uuid not null constraint identification_event_id_foreign references event (id),
    photo_id uuid not null constraint identification_photo_id_foreign references photo (id),
    bib text not null,
    bib_key text not null,
    entry_id uuid constraint identification_entry_id_foreign
      references start_list_entry (id) on delete set null,
    state text not null default 'ACTIVE' constraint identification_state_check
      check (state in ('ACTIVE', 'SUPERSEDED', 'DENIED')),
    decided_by text not null default 'READING' constraint identification_decided_by_check
      check (decided_by in ('READING', 'HAND')),
    superseded_by_id uuid constraint identification_superseded_by_id_foreign
      references identification (id),
    confidence double precision not null,
    box jsonb not null,
    created_at timestamptz(3) not null
  )`,
  `create index identification_by_bib on identification (event_id, bib_key, photo_id)
    where state = 'ACTIVE'`,
  `create index identification_of_photo on identification (photo_id)`,
  `create index identification_of_entry on identification (entry_id)`,
];
