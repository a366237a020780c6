-- Only hashes of tokens are kept: whoever reads the database, or a backup of it, cannot come in with what it holds.
create table entry_link (
  token_sha256 text primary key,
  administrator text not null,
  made timestamptz not null,
  expires timestamptz not null,
  used timestamptz
);

create table session (
  token_sha256 text primary key,
  administrator text not null,
  made timestamptz not null,
  expires timestamptz not null
);

create index session_expires on session (expires);
