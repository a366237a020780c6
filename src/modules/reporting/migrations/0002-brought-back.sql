-- Questionnaires that were filled in elsewhere and brought back: compared first, applied when somebody says so, and undone as long as
-- nobody has written over them.
create table submission_import (
  id uuid primary key,
  party_id uuid not null references party (id),
  call_id uuid not null references input_call (id),
  state text not null check (state in ('compared', 'applied', 'undone')),
  file_name text not null,
  -- What it would change, and what stood there; see offline/brought-back.ts.
  changes jsonb not null,
  findings jsonb not null,
  made_by text not null,
  made_at timestamptz not null,
  ended_at timestamptz
);
create index submission_import_of on submission_import (party_id, call_id);
