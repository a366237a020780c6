-- Spreadsheets brought back into the register of parties: what each row came to, and what it took to undo it.
create table party_import (
  id uuid primary key,
  state text not null check (state in ('compared', 'applied', 'undone')),
  file_name text not null,
  file_sha256 text not null,
  -- A list in the order of the file: what each row says, what it would change, and what is wrong with it.
  rows jsonb not null,
  begun_by text not null,
  begun_at timestamptz not null,
  applied_at timestamptz,
  undone_at timestamptz
);
create index party_import_latest on party_import (begun_at desc);
