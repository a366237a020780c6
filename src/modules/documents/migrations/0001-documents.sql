-- Documents, the texts that people brought of them, and what was read in those texts.
-- Keys are UUIDv7 made by the program. Text of a UN document is here only when somebody brought it.

create table document (
  id uuid primary key,
  -- Last part of its address, fixed at birth: "a-res-70-179".
  slug text not null unique,
  -- Key of a starting fact, so that loading them twice changes nothing.
  fact_key text unique,
  symbol text unique,
  organ text check (organ in ('GENERAL_ASSEMBLY', 'ECONOMIC_AND_SOCIAL_COUNCIL', 'HUMAN_RIGHTS_COUNCIL', 'SECURITY_COUNCIL')),
  session integer,
  kind text not null check (kind in ('resolution', 'declaration', 'plan', 'modalities', 'other')),
  status text not null check (status in ('draft', 'adopted', 'unknown')),
  -- As far as known: YYYY, YYYY-MM or YYYY-MM-DD.
  adopted text check (adopted ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'),
  -- Of adoption, else the one in which its session opened; the list sorts and filters by it.
  year integer,
  -- The document whose draft this is.
  draft_of uuid references document (id),
  sponsors text[] not null default '{}',
  in_thread boolean not null default false,
  origin text not null check (origin in ('fact', 'brought', 'specimen')),
  -- Whether the public sees it: facts always, brought documents once a text of them is confirmed.
  shown boolean not null,
  created_at timestamptz not null
);
create index document_by_year on document (year desc, slug);
create index document_by_draft on document (draft_of);

-- A title in one language: our own words, the official wording of a brought text, or a machine's.
create table document_title (
  document_id uuid not null references document (id),
  lang text not null check (lang in ('ar', 'en', 'es', 'fr', 'ru', 'zh')),
  kind text not null check (kind in ('own', 'official', 'machine')),
  title text not null,
  search tsvector not null,
  primary key (document_id, lang, kind)
);
create index document_title_search on document_title using gin (search);

-- A text somebody brought: what the file said, what the rules read, what holds after corrections.
create table document_text (
  id uuid primary key,
  document_id uuid not null references document (id),
  lang text not null check (lang in ('ar', 'en', 'es', 'fr', 'ru', 'zh')),
  state text not null check (state in ('preview', 'confirmed', 'withdrawn', 'replaced')),
  -- What the state was before, so that one step can be taken back.
  state_before text check (state_before in ('preview', 'confirmed', 'withdrawn', 'replaced')),
  file_sha256 text not null,
  file_name text not null,
  media_type text not null,
  source_text text not null,
  reader_version text not null,
  -- Stored as it was written (json, not jsonb): versions of paragraphs are taken over the order of its keys.
  rule_reading json not null,
  -- The rule reading with the corrections in force.
  reading json not null,
  -- What pages print of it, so that a page computes nothing.
  prepared json not null,
  -- How many acts and dates are read in it, for lists.
  act_count integer not null,
  date_count integer not null,
  -- Counts every change of what is read; the ETag of the reading.
  revision integer not null default 1,
  -- A text of the same document and language that was there first, and what was decided about the two.
  duplicate_of uuid references document_text (id),
  duplicate_choice text check (duplicate_choice in ('attach', 'replace', 'keep')),
  brought_at timestamptz not null,
  confirmed_at timestamptz
);
create index document_text_by_document on document_text (document_id, state, lang);
create index document_text_by_file on document_text (file_sha256);

-- The reading in force, a row a paragraph: what search and the register of commitments read.
create table paragraph (
  text_id uuid not null references document_text (id),
  position integer not null,
  document_id uuid not null references document (id),
  lang text not null,
  section text not null check (section in ('preamble', 'operative', 'annex')),
  eid text not null,
  part text,
  n integer not null,
  body text not null,
  acts text[] not null,
  addressees text[] not null,
  citations text[] not null,
  -- Changes with anything that is read in it: two browsers that correct it compare this.
  version text not null,
  search tsvector not null,
  primary key (text_id, position)
);
create unique index paragraph_by_eid on paragraph (text_id, eid);
create index paragraph_search on paragraph using gin (search);
create index paragraph_citations on paragraph using gin (citations);

-- Who cites whom, as a fact or as read. `to_symbol` may be a document that is not here.
create table citation (
  id uuid primary key,
  from_id uuid not null references document (id),
  to_symbol text not null,
  source text not null check (source in ('fact', 'reading')),
  text_id uuid references document_text (id)
);
create unique index citation_once on citation (from_id, to_symbol, source, text_id) nulls not distinct;
create index citation_by_target on citation (to_symbol);

-- What a person said against the rules. Anchored to the source, so that it holds after a re-read.
create table correction (
  id uuid primary key,
  text_id uuid not null references document_text (id),
  ordinal integer not null,
  change jsonb not null,
  -- The paragraph and its version as the corrector saw them; null for facts of the document.
  eid text,
  version text,
  made_by text not null,
  made_at timestamptz not null,
  undone_at timestamptz
);
create unique index correction_by_text on correction (text_id, ordinal);

-- One bringing of one file or paste, from the bytes to the preview.
create table text_import (
  id uuid primary key,
  job_id uuid,
  state text not null check (state in ('waiting', 'done', 'refused')),
  file_sha256 text not null,
  file_name text not null,
  pasted boolean not null,
  lang text check (lang in ('ar', 'en', 'es', 'fr', 'ru', 'zh')),
  symbol text,
  -- The document it was brought to, when chosen beforehand.
  document_id uuid references document (id),
  text_id uuid references document_text (id),
  -- Code of the refusal and the place in the file, where the reader could say it.
  problem jsonb,
  begun_at timestamptz not null,
  ended_at timestamptz
);
create index text_import_by_time on text_import (begun_at desc);
