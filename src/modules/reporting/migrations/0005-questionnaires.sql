-- Questionnaires of calls that were brought as files: compared first, applied when somebody says so, and undone as long as nobody has
-- changed the call since.
create table questionnaire_import (
  id uuid primary key,
  call_id uuid not null references input_call (id),
  state text not null check (state in ('compared', 'applied', 'undone')),
  file_name text not null,
  -- Of the call when it was compared; after it was applied, what that led to.
  revision integer not null,
  -- What the file asks, and what was asked before it was applied.
  content jsonb not null,
  before jsonb,
  -- What it would change, and what must be mended; see questionnaire/.
  changes jsonb not null,
  faults jsonb not null,
  findings jsonb not null,
  made_by text not null,
  made_at timestamptz not null,
  ended_at timestamptz
);
create index questionnaire_import_of on questionnaire_import (call_id, made_at desc);
