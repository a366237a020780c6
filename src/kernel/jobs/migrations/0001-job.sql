-- Work that takes longer than an answer may (decision 0003).
create table job (
  id uuid primary key,
  kind text not null,
  -- One waiting or running job for a kind and key.
  key text,
  payload jsonb not null,
  state text not null check (state in ('waiting', 'running', 'done', 'failed', 'cancelled', 'interrupted')),
  progress_done integer not null default 0,
  progress_total integer,
  progress_message text,
  result jsonb,
  -- { code, text, values }: the last thing that went wrong, also while it is tried again.
  problem jsonb,
  attempts integer not null default 0,
  -- How often the program ended in the middle of it.
  interruptions integer not null default 0,
  not_before timestamptz not null,
  cancel_asked boolean not null default false,
  lease_holder uuid,
  lease_until timestamptz,
  created timestamptz not null,
  started timestamptz,
  finished timestamptz
);
create unique index job_by_key on job (kind, key) where state in ('waiting', 'running');
create index job_waiting on job (not_before, id) where state = 'waiting';
create index job_running on job (lease_until) where state = 'running';
create index job_finished on job (finished) where finished is not null;
