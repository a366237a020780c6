-- What parties state about what was asked of them. Versions are only ever added; the row of the answer says which of them counts now, so
-- that lists need not fold them.

create table commitment_answer (
  id uuid primary key,
  commitment_id uuid not null references commitment (id),
  party_id uuid not null references party (id),
  -- Number of the latest version, which two who write the same answer compare, and the state it leads to.
  version integer not null,
  state text not null check (state in ('draft', 'stated', 'returned', 'reviewed', 'withdrawn')),
  -- The version that everybody sees: the last one that was reviewed, where it is public and not withdrawn.
  published integer check (published <= version),
  -- Who wrote its words last.
  written_by text not null,
  changed_at timestamptz not null,
  unique (commitment_id, party_id)
);
create index commitment_answer_of_party on commitment_answer (party_id);
create index commitment_answer_waiting on commitment_answer (changed_at) where state = 'stated';

create table commitment_answer_version (
  answer_id uuid not null references commitment_answer (id),
  -- From 1, without a gap.
  n integer not null check (n > 0),
  state text not null check (state in ('draft', 'stated', 'returned', 'reviewed', 'withdrawn')),
  -- Null only in a draft.
  standing text check (standing in ('not-begun', 'under-way', 'done', 'does-not-apply')),
  words text not null,
  lang text not null check (lang in ('ar', 'en', 'es', 'fr', 'ru', 'zh')),
  -- As far as it is known: YYYY, YYYY-MM or YYYY-MM-DD.
  happened text,
  evidence_link text,
  evidence_file text,
  evidence_name text,
  audience text not null check (audience in ('public', 'secretariat')),
  -- What the secretariat says to the party; empty unless it returned or reviewed the answer.
  note text not null,
  made_by text not null,
  made_at timestamptz not null,
  primary key (answer_id, n),
  check (standing is not null or state in ('draft', 'withdrawn')),
  check (evidence_link is null or evidence_file is null)
);
