-- Studies of how many were never found: a table of lists, what its columns are, the runs over it, what someone answers for.

create table estimation_study (
  id uuid primary key,
  title text not null,
  created_at timestamptz not null,
  -- The brought table. Lists of victims: the administrator alone reads them, and may delete them; hash and results stay.
  file_name text not null,
  table_sha256 text not null,
  table_content bytea,
  table_deleted_at timestamptz,
  -- What stands in each column; null until someone has said so.
  columns jsonb,
  -- The assumptions as last answered and signed.
  checklist jsonb,
  -- The run that the public sees.
  published_run uuid,
  published_at timestamptz
);
create index estimation_study_by_time on estimation_study (created_at desc, id);
create index estimation_study_published on estimation_study (published_at desc) where published_run is not null;

create table estimation_run (
  id uuid primary key,
  study_id uuid not null references estimation_study (id),
  job_id uuid,
  state text not null check (state in ('waiting', 'done', 'refused')),
  options jsonb not null,
  -- Estimate, sensitivity and overlaps, as computed (json, not jsonb: numbers stay as they were written).
  result json,
  -- Code and values of the refusal.
  problem jsonb,
  asked_at timestamptz not null,
  ended_at timestamptz
);
create index estimation_run_by_study on estimation_run (study_id, asked_at desc);
