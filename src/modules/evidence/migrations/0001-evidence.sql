-- What parties hold of cases and tables, under lock and key, and what was published of it.

-- A party's key. The program keeps what encrypts; what decrypts stands only in copies, each under the passphrase of one person.
create table evidence_key (
  party_id uuid primary key,
  recipient text not null,
  made_by text not null,
  made_at timestamptz not null
);
create table evidence_key_copy (
  party_id uuid not null references evidence_key (party_id),
  person_id text not null,
  wrapped bytea not null,
  made_by text not null,
  made_at timestamptz not null,
  primary key (party_id, person_id)
);

create table evidence_data_set (
  party_id uuid not null,
  id uuid primary key,
  kind text not null check (kind in ('cases', 'table')),
  name text not null,
  lang text not null,
  -- What the numbers are: "ctdc", "htcds", "glotip", or the name of an own dictionary; null where there is none.
  dictionary text,
  -- Columns and values as brought, to those of the dictionary.
  mapping jsonb not null,
  period_from date,
  period_to date,
  counting_rule text not null check (counting_rule in ('persons', 'cases', 'events')),
  unit text not null,
  source text not null,
  coverage text not null,
  biases text not null,
  -- Raw rows are shredded on this day at the latest.
  keep_until date not null,
  -- What may be spent in all: epsilon at delta, as decimals, and rho that follows from them in 2^-60ths.
  epsilon_cap text not null,
  delta_cap text not null,
  rho_cap numeric(40, 0) not null,
  -- The data set's own key. What decrypts is kept encrypted for the party; without it the rows are noise, in every backup too.
  recipient text not null,
  wrapped_identity bytea,
  file_name text not null,
  file_bytes bigint not null,
  rows integer not null,
  -- Names of the columns and how many values each has; for those who may read the rows.
  columns jsonb not null,
  findings jsonb not null,
  state text not null check (state in ('bringing', 'kept', 'shredded')),
  version integer not null,
  made_by text not null,
  made_at timestamptz not null,
  shredded_at timestamptz
);
create index evidence_data_set_of_party on evidence_data_set (party_id, made_at desc, id);
create index evidence_data_set_to_shred on evidence_data_set (keep_until) where state = 'kept';

-- The raw file, encrypted as one age file, in pieces.
create table evidence_chunk (
  data_set_id uuid not null references evidence_data_set (id),
  n integer not null,
  bytes bytea not null,
  primary key (data_set_id, n)
);

create table evidence_release (
  party_id uuid not null,
  id uuid primary key,
  -- Last part of its address, for all its versions.
  slug text not null,
  version integer not null,
  -- Null where it was made on a machine of the owner's, of data that never came here.
  data_set_id uuid references evidence_data_set (id),
  kind text not null check (kind in ('table', 'synthetic')),
  -- Titles by language.
  titles jsonb not null,
  -- How it was made: rule or mechanism and all parameters that are public.
  method jsonb not null,
  -- What checks found: disclosure audit, comparison, privacy; what is and is not promised.
  checks jsonb not null,
  -- What the numbers are, as of the data set at that time.
  about jsonb not null,
  -- Concept of each column.
  columns jsonb not null,
  rows integer not null,
  file_sha256 text not null,
  licence text not null,
  -- 2^-60ths of rho; null without differential privacy.
  rho numeric(40, 0),
  epsilon text,
  delta text,
  generated boolean not null,
  state text not null check (state in ('proposed', 'published', 'declined', 'withdrawn')),
  notice jsonb,
  proposed_by text not null,
  proposed_at timestamptz not null,
  published_at timestamptz,
  withdrawn_at timestamptz,
  entry integer not null,
  unique (slug, version)
);
create index evidence_release_of_party on evidence_release (party_id, proposed_at desc, id);
create index evidence_release_published on evidence_release (published_at desc) where state = 'published';

-- What happened to a release, in order; its state is the fold.
create table evidence_release_entry (
  release_id uuid not null references evidence_release (id),
  n integer not null,
  entry jsonb not null,
  made_by text not null,
  made_at timestamptz not null,
  primary key (release_id, n)
);

-- Budget spent, for everybody to see. Written when a result leaves the vault, whether it is published or not.
create table evidence_spent (
  data_set_id uuid not null references evidence_data_set (id),
  id uuid primary key,
  rho numeric(40, 0) not null,
  what text not null,
  release_id uuid references evidence_release (id),
  spent_at timestamptz not null
);
create index evidence_spent_of on evidence_spent (data_set_id);

-- Work on the rows of a data set: no data, only how far it has come and why it stopped.
create table evidence_run (
  party_id uuid not null,
  id uuid primary key,
  data_set_id uuid not null references evidence_data_set (id),
  kind text not null check (kind in ('table', 'synthetic')),
  options jsonb not null,
  state text not null check (state in ('running', 'done', 'locked', 'refused', 'failed', 'cancelled')),
  progress real not null,
  problem jsonb,
  release_id uuid references evidence_release (id),
  -- Private outputs only, to go on after a stop.
  checkpoint bytea,
  asked_by text not null,
  asked_at timestamptz not null,
  ended_at timestamptz
);
create index evidence_run_of on evidence_run (data_set_id, asked_at desc);
