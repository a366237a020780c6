-- How many persons live where: what counts are divided by (SDG 16.2.2). Brought by people with its source and date; none comes with the program.
create table evidence_population (
  -- Two letters (ISO 3166-1).
  country text not null,
  year integer not null,
  sex text not null check (sex in ('F', 'M', '_T')),
  -- Y0T17, Y_GE18, _T.
  age text not null,
  persons integer not null check (persons > 0),
  source text not null,
  -- Of which day the source is.
  as_of date not null,
  primary key (country, year, sex, age)
);

create table evidence_population_import (
  id uuid primary key,
  state text not null check (state in ('compared', 'applied', 'undone')),
  file_name text not null,
  source text not null,
  as_of date not null,
  -- What each row would change, or why it cannot; rows that change nothing are only counted.
  rows jsonb not null,
  unchanged integer not null,
  begun_by text not null,
  begun_at timestamptz not null,
  decided_at timestamptz
);
create index evidence_population_import_by on evidence_population_import (begun_at desc);
