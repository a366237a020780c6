-- Spreadsheets brought back into the register: what each row came to, what it changed, and what it took to undo it.

create table register_import (
  id uuid primary key,
  -- The job that is under way or was last: comparing, applying or undoing.
  job_id uuid,
  state text not null check (state in ('comparing', 'refused', 'compared', 'applying', 'applied', 'undoing', 'undone')),
  file_sha256 text not null,
  file_name text not null,
  -- Why the file as a whole could not be read: code, place and values.
  problem jsonb,
  -- What was found in the file: sheets that were skipped, merged cells, columns that nobody knows.
  findings jsonb not null default '[]',
  -- Why the last undo was refused: keys of commitments that were changed later.
  in_the_way text[] not null default '{}',
  begun_by text not null,
  begun_at timestamptz not null,
  compared_at timestamptz,
  applied_at timestamptz,
  undone_at timestamptz
);
create index register_import_latest on register_import (begun_at desc);

create table register_import_row (
  import_id uuid not null references register_import (id),
  -- Counts the rows that hold something, from 1.
  position integer not null,
  -- As the spreadsheet numbers it.
  line integer not null,
  kind text not null check (kind in ('new', 'changed', 'unchanged', 'refused')),
  key text not null,
  commitment_id uuid,
  -- Of the commitment when the row was compared; an edit since then refuses the row.
  version integer,
  place jsonb,
  changes jsonb not null,
  said jsonb,
  problems jsonb not null,
  -- The commitment as it was before this row was applied, and its version after; both null before.
  before jsonb,
  version_after integer,
  primary key (import_id, position)
);
create index register_import_row_by_kind on register_import_row (import_id, kind, position);
