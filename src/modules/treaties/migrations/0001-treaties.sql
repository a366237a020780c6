-- Status of treaties: instruments, what participants did about them, tables of depositaries brought in, and by which laws States implement
-- them. Keys are UUIDv7 made by the program. What participants did is only ever added: a correction is a new row.

-- One row. Every change raises the revision in its transaction, so that what is kept in memory knows when it is old.
create table treaty_register (
  name text primary key check (name = 'treaties'),
  revision bigint not null
);
insert into treaty_register (name, revision) values ('treaties', 1);

create table treaty_instrument (
  id uuid primary key,
  code text not null unique check (code ~ '^[a-z0-9][a-z0-9-]{1,59}$'),
  place integer not null,
  content jsonb not null,
  counts jsonb not null,
  -- SHA-256 of what the program knew when it last wrote it; null where a person added it.
  fact_digest text,
  -- The day for which statuses by participant were brought in last; null where none were.
  statuses_as_of text,
  statuses_source text not null default '',
  changed_at timestamptz not null
);

-- One row an action of a participant. A row that corrects another one takes its place; one that is struck says that there was no such action.
create table treaty_action (
  id uuid primary key,
  party_id uuid not null references party (id),
  instrument_id uuid not null references treaty_instrument (id),
  kind text not null check (kind in ('signature', 'ratification', 'acceptance', 'approval', 'accession', 'succession', 'definitive-signature',
    'reservation', 'declaration', 'objection', 'territorial', 'withdrawal')),
  date text not null,
  effective text,
  words text not null,
  lang text check (lang in ('ar', 'en', 'es', 'fr', 'ru', 'zh')),
  named_as text not null,
  source text not null,
  corrects uuid unique references treaty_action (id),
  struck boolean not null default false,
  import_id uuid,
  made_by text not null,
  made_at timestamptz not null
);
create index treaty_action_of on treaty_action (party_id, instrument_id);
create index treaty_action_by_import on treaty_action (import_id) where import_id is not null;

-- Names by which depositaries call participants that the register of parties does not know, as a person matched them.
create table treaty_participant_name (
  folded text primary key,
  party_id uuid not null references party (id),
  made_by text not null,
  made_at timestamptz not null
);

create table treaty_import (
  id uuid primary key,
  state text not null check (state in ('compared', 'applied', 'undone')),
  file_name text not null,
  file_sha256 text not null,
  -- For tables that do not name their instrument.
  instrument_id uuid references treaty_instrument (id),
  as_of text not null,
  source text not null,
  -- In the order of the file: what each row says, what it would change, and what is wrong with it.
  rows jsonb not null,
  -- What instruments said of their statuses before it was applied.
  before jsonb,
  begun_by text not null,
  begun_at timestamptz not null,
  applied_at timestamptz,
  undone_at timestamptz
);
create index treaty_import_latest on treaty_import (begun_at desc);

-- A law by which a State implements an area of an instrument.
create table treaty_law (
  id uuid primary key,
  party_id uuid not null references party (id),
  instrument_id uuid not null references treaty_instrument (id),
  area text not null check (area in ('criminalization', 'protection', 'prevention', 'cooperation')),
  state text not null check (state in ('stated', 'returned', 'reviewed', 'withdrawn')),
  content jsonb not null,
  -- Why it was given back; null where it was not.
  remark text,
  version integer not null,
  made_by text not null,
  written_by text not null,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  reviewed_by text,
  reviewed_at timestamptz
);
create index treaty_law_of on treaty_law (party_id, instrument_id);
