-- Reports drafted from what parties sent. A report is a log to which entries are only ever added; the rows beside it say what it leads to,
-- and `concordance doctor` compares the two.

create table report (
  id uuid primary key,
  -- Last part of its address: "2016-secretary-general".
  key text not null unique,
  state text not null check (state in ('draft', 'published')),
  -- Number of the last entry of its log.
  revision integer not null,
  -- Number of the version that was published last; 0 before.
  version integer not null,
  -- Kind, language, titles, symbol, limit, and the order of its sections: see report/report.ts.
  head jsonb not null,
  -- Why the version before is being corrected, and who has signed: see report/report.ts.
  signing jsonb not null,
  made_by text not null,
  changed_at timestamptz not null
);

-- A section as it stands now, with its sentences and their trail.
create table report_section (
  report_id uuid not null references report (id),
  section_id uuid not null,
  content jsonb not null,
  primary key (report_id, section_id)
);

create table report_entry (
  report_id uuid not null references report (id),
  n integer not null check (n > 0),
  entry jsonb not null,
  made_by text not null,
  made_at timestamptz not null,
  primary key (report_id, n)
);

-- What was published: locked and numbered. Never changed; a correction is a further one.
create table report_version (
  report_id uuid not null references report (id),
  n integer not null check (n > 0),
  -- "2016-secretary-general/1"
  number text not null unique,
  content jsonb not null,
  -- Names of parties, words of questions and who answered, as they were that day: see report/published.ts.
  annex jsonb not null,
  sha256 text not null,
  signatures jsonb not null,
  -- Why it was corrected; empty for the first.
  reason text not null,
  published_at timestamptz not null,
  primary key (report_id, n)
);
