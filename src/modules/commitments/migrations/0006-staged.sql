-- What a spreadsheet is about to make of commitments, worked out batch by batch while others read and write. One last transaction moves it
-- into the register as a whole; nothing here counts before, and it is cleared afterwards.

create table register_staged (
  import_id uuid not null,
  commitment_id uuid not null,
  -- Of the row in register_import_row.
  position integer not null,
  -- As the commitment stood when this was worked out; null where it is new.
  revision bigint,
  -- Of a new commitment only.
  key text,
  document_id uuid,
  section text,
  part text,
  n integer,
  ordinal integer,
  eid text,
  -- What it becomes.
  act text not null,
  state text not null,
  dates jsonb not null,
  shown boolean not null,
  -- Whom it asks from now on; null where that stays.
  addressees text[],
  primary key (import_id, commitment_id)
);

-- A title to be written, or, without words, to be taken away.
create table register_staged_title (
  import_id uuid not null,
  commitment_id uuid not null,
  lang text not null,
  title text,
  search tsvector,
  primary key (import_id, commitment_id, lang)
);

-- A filing to be written, or, without a standing, to be taken away.
create table register_staged_filing (
  import_id uuid not null,
  commitment_id uuid not null,
  scheme text not null,
  code text not null,
  standing text,
  suggested_by text,
  decided_by text,
  -- Null where it is decided by this.
  decided_at timestamptz,
  primary key (import_id, commitment_id, scheme, code)
);

create table register_staged_step (
  import_id uuid not null,
  commitment_id uuid not null,
  -- Among the new steps of the commitment, from 1.
  place integer not null,
  id uuid not null,
  kind text not null,
  happened text,
  note text not null,
  evidence_link text,
  takes_back uuid,
  made_by text not null,
  primary key (import_id, commitment_id, place)
);
