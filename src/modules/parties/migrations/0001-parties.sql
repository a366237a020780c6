-- The register of parties: who acts, and for whom people act. Keys are UUIDv7 made by the program. Nothing is deleted: what is no
-- party any more is `former`.

-- One row. Every change raises the revision in its transaction; a changed party carries the revision of its last change, so that what
-- is kept in memory knows what to read again.
create table party_register (
  name text primary key check (name = 'parties'),
  revision bigint not null
);
insert into party_register (name, revision) values ('parties', 1);

create table party (
  id uuid primary key,
  -- Last part of its address and its key in exchanged files: "BY", "UNODC". Never changes.
  code text not null unique check (code ~ '^[A-Z][A-Z0-9-]{1,39}$'),
  kind text not null check (kind in
    ('state', 'observer', 'un-entity', 'igo', 'regional', 'ngo', 'private-sector', 'academia', 'media')),
  -- ISO 3166-1 and UN M49; region and subregion are M49 codes as well.
  alpha2 text unique,
  alpha3 text unique,
  m49 text unique,
  region text,
  subregion text,
  website text,
  state text not null check (state in ('active', 'waiting', 'refused', 'former')),
  origin text not null check (origin in ('fact', 'registered', 'import')),
  -- Codes by which readings of resolutions name it.
  addressees text[] not null,
  -- SHA-256 of what the program knew when it last wrote it; null where it did not come with the program.
  fact_digest text,
  -- Null while it is as it came with the program.
  changed_by text,
  version integer not null default 1,
  revision bigint not null,
  made_at timestamptz not null,
  changed_at timestamptz not null
);
create index party_by_revision on party (revision);

create table party_name (
  id uuid primary key,
  party_id uuid not null references party (id),
  lang text not null check (lang in ('ar', 'en', 'es', 'fr', 'ru', 'zh')),
  kind text not null check (kind in ('short', 'official', 'acronym', 'former')),
  name text not null check (name <> ''),
  -- YYYY, YYYY-MM or YYYY-MM-DD, as far as it is known.
  from_date text,
  to_date text,
  place integer not null
);
create index party_name_of on party_name (party_id);
-- One name of a kind in a language; of former names there may be several.
create unique index party_name_once on party_name (party_id, kind, lang) where kind <> 'former';

create table party_membership (
  id uuid primary key,
  party_id uuid not null references party (id),
  body text not null,
  standing text not null check (standing in ('member', 'observer', 'also')),
  since text,
  until text,
  -- The year for which the source says so.
  as_of text,
  source text not null,
  place integer not null
);
create index party_membership_of on party_membership (party_id);

-- What a party was before each change by a person; undo takes the latest one back.
create table party_before (
  party_id uuid not null references party (id),
  -- The version that it was.
  version integer not null,
  content jsonb not null,
  -- Whether a person had changed it by then.
  changed_by text,
  primary key (party_id, version)
);
