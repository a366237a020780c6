-- The Global Plan: which commitments meet its measures beyond what the register says, concrete measures, appraisals.
-- What the Plan asks stands in the register; nothing of it is written twice.

-- One row. Every change raises the revision in its transaction and stands at it, so that whoever holds all logs reads only what is new.
create table plan_register (
  name text primary key check (name = 'plan'),
  revision bigint not null
);
insert into plan_register (name, revision) values ('plan', 1);

-- A commitment that a person says meets a measure, or does not, whatever it is filed under.
create table plan_link (
  measure integer not null check (measure between 1 and 61),
  commitment_id uuid not null references commitment (id),
  standing text not null check (standing in ('confirmed', 'rejected')),
  decided_by text not null,
  decided_at timestamptz not null,
  primary key (measure, commitment_id)
);

-- A concrete measure (paragraph 19). What it says and what became of it is its log; this row says whose it is.
create table concrete_measure (
  id uuid primary key,
  -- Stable and external, also its address.
  key text not null unique,
  party_id uuid not null references party (id),
  -- Number of its last entry: two who write compare it.
  version integer not null,
  -- The fold of its log, kept beside it for whoever looks at the database.
  review text not null check (review in ('draft', 'proposed', 'returned', 'published', 'withdrawn')),
  state text not null check (state in ('proposed', 'planned', 'under-way', 'done', 'stopped')),
  published boolean not null,
  made_at timestamptz not null
);
create index concrete_measure_of_party on concrete_measure (party_id);

-- Append-only.
create table concrete_measure_entry (
  measure_id uuid not null references concrete_measure (id),
  -- From 1, without a gap.
  n integer not null check (n > 0),
  kind text not null check (kind in ('draft', 'propose', 'step', 'publish', 'return', 'withdraw', 'take-back')),
  -- Of draft and propose; money in it is text.
  content jsonb,
  -- Of step.
  state text check (state in ('planned', 'under-way', 'done', 'stopped')),
  -- YYYY, YYYY-MM or YYYY-MM-DD, as far as it is known.
  happened text,
  evidence_link text,
  evidence_file text,
  evidence_name text,
  -- Of a step what became of it; of a return what the secretariat says to the party.
  note text not null,
  takes_back integer[] not null default '{}',
  -- The import that made it.
  import_id uuid,
  made_by text not null,
  made_at timestamptz not null,
  revision bigint not null,
  primary key (measure_id, n),
  check ((content is not null) = (kind in ('draft', 'propose'))),
  check (evidence_link is null or evidence_file is null)
);
create index concrete_measure_entry_by_revision on concrete_measure_entry (revision);
create index concrete_measure_entry_by_file on concrete_measure_entry (evidence_file) where evidence_file is not null;

-- A sheet of concrete measures that was brought back.
create table concrete_measure_import (
  id uuid primary key,
  state text not null check (state in ('compared', 'applied', 'undone')),
  file_name text not null,
  file_sha256 text not null,
  rows jsonb not null,
  begun_by text not null,
  begun_at timestamptz not null,
  applied_at timestamptz,
  undone_at timestamptz
);
create index concrete_measure_import_latest on concrete_measure_import (begun_at desc);

-- An appraisal: a view of all of this on one day, closed by two people and never changed after it. One of a session counts; those that
-- were withdrawn stay.
create table plan_appraisal (
  id uuid primary key,
  session integer not null check (session > 0),
  -- YYYY-MM-DD: the day of which the view is.
  as_of text not null,
  state text not null check (state in ('prepared', 'closed', 'withdrawn')),
  -- As it was hashed, byte by byte; that is why it is text.
  snapshot text not null,
  sha256 text not null,
  prepared_by text not null,
  prepared_at timestamptz not null,
  -- Of whoever signed first, and of whoever closed it.
  signed_by text,
  signed_at timestamptz,
  closed_by text,
  closed_at timestamptz,
  -- Why it was withdrawn, for everybody to read.
  notice text not null default '',
  withdrawn_by text,
  withdrawn_at timestamptz,
  check (closed_by is null or closed_by <> signed_by)
);
create unique index plan_appraisal_of_session on plan_appraisal (session) where state <> 'withdrawn';
