-- Codes of others that their owner loaded beside ours (evidence/concepts).
create table evidence_code_list (
  name text primary key,
  rows jsonb not null,
  source text not null,
  made_by text not null,
  made_at timestamptz not null
);
