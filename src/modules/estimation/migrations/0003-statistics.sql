-- Estimates that became statistics of SDG indicator 16.2.2: proposed by one person, published with the name of another.
create table estimation_statistic (
  id uuid primary key,
  study_id uuid not null references estimation_study (id),
  run_id uuid not null references estimation_run (id),
  -- The State it is about, and the year.
  party_id uuid not null,
  year integer not null check (year between 1990 and 2200),
  state text not null check (state in ('proposed', 'published', 'declined', 'withdrawn', 'replaced')),
  -- Rounded, as everybody may see them; never of a refused estimate.
  figures jsonb not null check (figures ->> 'verdict' = 'estimate'),
  proposed_by text not null,
  proposed_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  -- Why it was declined or withdrawn.
  note text not null default '',
  constraint estimation_statistic_two_people check (state not in ('published', 'withdrawn', 'replaced') or decided_by <> proposed_by)
);
create index estimation_statistic_by_study on estimation_statistic (study_id, proposed_at desc);
create unique index estimation_statistic_published on estimation_statistic (party_id, year) where state = 'published';
