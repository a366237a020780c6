-- Files by the SHA-256 of their content (decision 0002), cut into pieces so that no row, message or copy is ever large.
create table file (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  size bigint not null,
  media_type text not null,
  -- Why it must not be read any further: a code, null while it may be.
  quarantine text,
  stored timestamptz not null
);
create table file_piece (
  sha256 text not null references file (sha256) on delete cascade,
  number integer not null,
  content bytea not null,
  primary key (sha256, number)
);
-- The content rarely shrinks, and trying costs more than it gains.
alter table file_piece alter column content set storage external;
