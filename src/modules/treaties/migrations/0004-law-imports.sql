-- Laws by spreadsheet: a key by which a row is known again, and the files that were brought.

alter table treaty_law add column key text;
update treaty_law set key = id::text;
alter table treaty_law alter column key set not null;
-- A law that was withdrawn leaves its key to others.
create unique index treaty_law_key on treaty_law (party_id, key) where state <> 'withdrawn';

create table treaty_law_import (
  id uuid primary key,
  state text not null check (state in ('compared', 'applied', 'undone')),
  file_name text not null,
  file_sha256 text not null,
  -- In the order of the file: what each row says, what it would change, and what is wrong with it.
  rows jsonb not null,
  begun_by text not null,
  begun_at timestamptz not null,
  applied_at timestamptz,
  undone_at timestamptz
);
create index treaty_law_import_latest on treaty_law_import (begun_at desc);
