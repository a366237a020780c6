-- Files of instruments that were brought in.

create table treaty_instrument_import (
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
create index treaty_instrument_import_latest on treaty_instrument_import (begun_at desc);
