const REASONS = `'READING', 'START_LIST', 'EVENT_LENGTHS', 'THRESHOLDS', 'RULES', 'HAND'`;

/** Two thresholds an event, a state between published and nothing, and why an identification changed. */
export const doubtColumns = [
  `alter table event
    add column publish_confidence double precision,
    add column doubt_confidence double precision,
    add column start_list_version integer not null default 0`,
  `alter table event_progress add column uncertain integer not null default 0`,
  `alter table photo add column uncertain_count integer not null default 0`,

  `alter table identification
    drop constraint identification_state_check,
    add constraint identification_state_check
      check (state in ('ACTIVE', 'UNCERTAIN', 'SUPERSEDED', 'DENIED')),
    add column reason text not null default 'READING'
      constraint identification_reason_check check (reason in (${REASONS})),
    add column superseded_reason text
      constraint identification_superseded_reason_check check (superseded_reason in (${REASONS})),
    add column superseded_at timestamptz(3),
    add column decides_id uuid constraint identification_decides_id_foreign
      references identification (id),
    drop constraint identification_photo_id_foreign,
    add constraint identification_photo_id_foreign
      foreign key (photo_id) references photo (id) on delete cascade`,
  // Until now nothing but another start list made an identification give way.
  `update identification set superseded_reason = 'START_LIST' where state = 'SUPERSEDED'`,
  `create index identification_uncertain on identification (event_id, id)
    where state = 'UNCERTAIN'`,
];
