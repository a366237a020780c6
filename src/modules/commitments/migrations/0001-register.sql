-- The register: what was asked of whom, by when, since when, and what became of it.
-- Keys are UUIDv7 made by the program. Nothing is deleted; what no longer holds is not shown.

-- One row. Every change of the register raises the revision in its transaction, so that whatever was computed from the register at a
-- revision holds until it changes; a changed commitment carries the revision of its last change.
create table register (
  name text primary key check (name = 'register'),
  revision bigint not null
);
insert into register (name, revision) values ('register', 1);

create table commitment (
  id uuid primary key,
  -- External key and last part of its address: "a-res-70-179-op-4-2".
  key text not null unique,
  -- Key of a starting fact, so that loading them twice changes nothing.
  fact_key text unique,
  document_id uuid not null references document (id),
  section text not null check (section in ('operative', 'annex')),
  part text,
  n integer not null check (n > 0),
  -- Which act of the paragraph, from 1.
  ordinal integer not null check (ordinal > 0),
  eid text not null,
  act text not null,
  -- What the words say about when, as the reader writes it (a list of date mentions).
  dates jsonb not null,
  citations text[] not null,
  origin text not null check (origin in ('fact', 'reading', 'import', 'person')),
  -- The text in which it was read; a correction of that text corrects it.
  source_text uuid references document_text (id),
  -- The fold of its steps, kept beside them for lists.
  state text not null check (state in ('open', 'under-way', 'done', 'lapsed', 'superseded', 'no-action')),
  shown boolean not null,
  -- What of it a person has set; a text that says otherwise no longer changes it, but makes a difference to decide.
  edited text[] not null default '{}',
  -- The id of the earliest commitment of its line; its own where it stands alone.
  line_id uuid not null,
  version integer not null default 1,
  revision bigint not null,
  created_at timestamptz not null,
  changed_at timestamptz not null
);
create unique index commitment_by_place on commitment (document_id, section, coalesce(part, ''), n, ordinal);
create index commitment_by_line on commitment (line_id);
create index commitment_by_revision on commitment (revision);

-- In our own words, a row a language.
create table commitment_title (
  commitment_id uuid not null references commitment (id),
  lang text not null check (lang in ('ar', 'en', 'es', 'fr', 'ru', 'zh')),
  title text not null,
  search tsvector not null,
  primary key (commitment_id, lang)
);
create index commitment_title_search on commitment_title using gin (search);

create table commitment_addressee (
  commitment_id uuid not null references commitment (id),
  position integer not null,
  addressee text not null,
  primary key (commitment_id, addressee)
);
create index commitment_addressee_by_code on commitment_addressee (addressee, commitment_id);

-- Theme, pillar and SDG target. A rule suggests, a person confirms or rejects.
create table commitment_filing (
  commitment_id uuid not null references commitment (id),
  scheme text not null check (scheme in ('theme', 'pillar', 'target')),
  code text not null,
  standing text not null check (standing in ('suggested', 'confirmed', 'rejected')),
  -- 'fact' or the name of the rule; null when a person filed it.
  suggested_by text,
  decided_by text,
  decided_at timestamptz,
  primary key (commitment_id, scheme, code)
);

-- Where the words of a commitment stand, in every brought text of its document that has them.
create table commitment_wording (
  commitment_id uuid not null references commitment (id),
  text_id uuid not null references document_text (id),
  lang text not null,
  -- Of the paragraph in the text, and of the act in the paragraph (from 0).
  position integer not null,
  act_index integer not null,
  -- The clause of this act, and the whole paragraph when it has one act.
  words text not null,
  -- UTF-16 offsets of the verb in the source text.
  spans jsonb not null,
  search tsvector not null,
  primary key (commitment_id, text_id)
);
create index commitment_wording_by_text on commitment_wording (text_id);
create index commitment_wording_search on commitment_wording using gin (search);

-- What became of it, append-only; its state is a fold over these.
create table commitment_step (
  id uuid primary key,
  commitment_id uuid not null references commitment (id),
  ordinal integer not null,
  kind text not null check (kind in ('start', 'finish', 'lapse', 'supersede', 'reopen', 'set-aside', 'note', 'take-back')),
  -- The day it speaks of, as far as known: YYYY, YYYY-MM or YYYY-MM-DD.
  happened text,
  note text not null,
  evidence_link text,
  evidence_file text,
  evidence_name text,
  -- The step that this one takes back.
  takes_back uuid references commitment_step (id),
  -- The import that made it.
  import_id uuid,
  made_by text not null,
  made_at timestamptz not null
);
create unique index commitment_step_once on commitment_step (commitment_id, ordinal);

-- The same request in another resolution (`line`), or twice in one text (`twin`).
create table commitment_link (
  id uuid primary key,
  kind text not null check (kind in ('line', 'twin')),
  earlier_id uuid not null references commitment (id),
  later_id uuid not null references commitment (id),
  standing text not null check (standing in ('suggested', 'confirmed', 'rejected')),
  -- 0 to 1, as aligned; null where a person or a fact said so.
  similarity real,
  -- 'fact', 'alignment'; null when a person linked them.
  suggested_by text,
  decided_by text,
  decided_at timestamptz
);
create unique index commitment_link_once on commitment_link (earlier_id, later_id, kind);
create index commitment_link_by_later on commitment_link (later_id);

-- Where a brought text and the register do not agree; a person decides.
create table commitment_difference (
  id uuid primary key,
  commitment_id uuid not null references commitment (id),
  text_id uuid not null references document_text (id),
  what text not null check (what in ('act', 'addressees', 'dates', 'not-in-text', 'not-in-register')),
  -- What the register held and what was read.
  stated jsonb not null,
  read jsonb not null,
  decision text check (decision in ('keep', 'take')),
  decided_by text,
  decided_at timestamptz,
  found_at timestamptz not null
);
create unique index commitment_difference_once on commitment_difference (commitment_id, text_id, what);
