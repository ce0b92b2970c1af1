export const photoTables = [
  `create table photo (
    id uuid primary key,
    event_id uuid not null constraint photo_event_id_foreign references event (id),
    organization_id uuid not null,
    author_id uuid not null,
    state text not null default 'AWAITING_UPLOAD' constraint photo_state_check check (state in (
      'AWAITING_UPLOAD', 'UPLOADED', 'PROCESSING', 'AWAITING_CREDITS',
      'PUBLISHED', 'SET_ASIDE', 'REJECTED', 'TAKEN_DOWN', 'DELETED'
    )),
    state_changed_at timestamptz(3) not null,
    generation integer not null default 1,
    sha256 text not null,
    byte_size integer not null,
    file_name text not null,
    content_type text not null,
    public_token text not null,
    next_public_token text,
    address_epoch integer not null default 0,
    recipe text,
    created_at timestamptz(3) not null,
    uploaded_at timestamptz(3),
    taken_at timestamptz(3),
    taken_at_source text not null default 'NONE' constraint photo_taken_at_source_check
      check (taken_at_source in ('EXIF_OFFSET', 'EXIF_EVENT_ZONE', 'NONE')),
    searchable_at timestamptz(3),
    decided_at timestamptz(3),
    sort_at timestamptz(3) not null,
    width integer,
    height integer,
    placeholder text,
    sharpness double precision,
    exposure_mean double precision,
    exposure_shadows double precision,
    exposure_highlights double precision,
    perceptual_hash text,
    camera_local_time text,
    camera_offset_minutes integer,
    camera_sub_second_ms integer,
    camera_key text,
    exposure_seconds double precision,
    iso integer,
    focal_length_mm double precision,
    set_aside_reason text constraint photo_set_aside_reason_check
      check (set_aside_reason in ('BLURRED', 'NEAR_DUPLICATE', 'BY_HAND')),
    rejection_reason text constraint photo_rejection_reason_check check (rejection_reason in (
      'NOT_AN_IMAGE', 'EMPTY_FILE', 'UNREADABLE', 'TOO_SMALL', 'TOO_LARGE', 'BYTES_DIFFER',
      'SAME_FILE'
    )),
    same_file_as_id uuid constraint photo_same_file_as_id_foreign references photo (id),
    bring_back_requested_at timestamptz(3),
    identification_count integer not null default 0
  )`,
  `create index photo_gallery on photo (event_id, state, sort_at, id)`,
  `create index photo_pages on photo (event_id, id)`,
  `create index photo_bytes on photo (event_id, sha256)`,
  `create unique index photo_known on photo (event_id, author_id, sha256)
    where state <> 'DELETED' and rejection_reason is distinct from 'BYTES_DIFFER'`,
  `create index photo_decided on photo (event_id, decided_at) where decided_at is not null`,
  `create index photo_unfinished on photo (id)
    where state in ('UPLOADED', 'PROCESSING', 'AWAITING_CREDITS')
      or bring_back_requested_at is not null`,
  `create index photo_awaiting_credits on photo (organization_id, id)
    where state = 'AWAITING_CREDITS' or bring_back_requested_at is not null`,
];
