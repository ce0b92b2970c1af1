export const eventTables = [
  `create table event (
    id uuid primary key,
    slug text not null constraint event_slug unique,
    organization_id uuid not null,
    name text not null,
    starts_on date not null,
    place text,
    sport text,
    time_zone text not null,
    visibility text not null default 'DRAFT'
      constraint event_visibility_check check (visibility in ('DRAFT', 'UNLISTED', 'PUBLIC')),
    public_names boolean not null default false,
    start_list_size integer not null default 0,
    address_epoch integer not null default 0,
    idempotency_key text,
    created_at timestamptz(3) not null,
    constraint event_made_once unique (organization_id, idempotency_key)
  )`,
  `create index event_listed on event (starts_on, id) where visibility = 'PUBLIC'`,
  `create index event_of_organization on event (organization_id, id)`,

  `create table event_progress (
    event_id uuid primary key
      constraint event_progress_event_id_foreign references event (id),
    version integer not null default 0,
    awaiting_upload integer not null default 0,
    uploaded integer not null default 0,
    processing integer not null default 0,
    awaiting_credits integer not null default 0,
    published integer not null default 0,
    set_aside integer not null default 0,
    rejected integer not null default 0,
    taken_down integer not null default 0,
    identified integer not null default 0
  )`,

  `create table race (
    id uuid primary key,
    event_id uuid not null constraint race_event_id_foreign references event (id),
    name text not null,
    name_key text not null,
    start_list_size integer not null default 0,
    constraint race_name unique (event_id, name_key)
  )`,

  `create table start_list_entry (
    id uuid primary key,
    event_id uuid not null constraint start_list_entry_event_id_foreign references event (id),
    race_id uuid not null constraint start_list_entry_race_id_foreign references race (id),
    bib text not null,
    bib_key text not null,
    name text,
    category text,
    club text,
    email text,
    constraint start_list_entry_bib unique (race_id, bib_key)
  )`,
  `create index start_list_entry_of_event on start_list_entry (event_id, bib_key)`,
];
