-- Calls for input and what parties answer. Both are logs to which entries are only ever added; the rows beside a log say what it leads
-- to, so that lists need not fold it, and `concordance doctor` compares the two.

create table input_call (
  id uuid primary key,
  -- Last part of its address: "2026-global-report".
  key text not null unique,
  state text not null check (state in ('draft', 'open', 'closed', 'recorded', 'dropped')),
  -- Number of the last entry of its log.
  revision integer not null,
  -- Number of the version that was sent last; 0 while it is a draft.
  version integer not null,
  deadline date,
  sent_on date,
  -- Whether something was changed since that version.
  changed boolean not null,
  -- What is asked, as it stands now: see calls/content.ts.
  content jsonb not null,
  made_by text not null,
  changed_at timestamptz not null
);
create index input_call_state on input_call (state, deadline);

create table input_call_entry (
  call_id uuid not null references input_call (id),
  n integer not null check (n > 0),
  entry jsonb not null,
  made_by text not null,
  made_at timestamptz not null,
  primary key (call_id, n)
);

-- What was asked, as it was sent: never changed.
create table input_call_version (
  call_id uuid not null references input_call (id),
  n integer not null check (n > 0),
  content jsonb not null,
  sha256 text not null,
  sent_by text not null,
  sent_at timestamptz not null,
  primary key (call_id, n)
);

-- Which question of the latest version speaks to what: 'commitment/<id>', 'measure/<n>', 'target/<8.7>', 'article/<instrument>/<area>'.
create table input_call_subject (
  call_id uuid not null references input_call (id),
  question_id uuid not null,
  subject text not null,
  primary key (subject, call_id, question_id)
);
create index input_call_subject_call on input_call_subject (call_id);

create table call_recipient (
  party_id uuid not null references party (id),
  call_id uuid not null references input_call (id),
  revision integer not null,
  state text not null check (state in ('chosen', 'sent', 'undeliverable', 'removed')),
  -- Until when this party may answer: that of the call, or later.
  deadline date,
  -- Until when it asked for, while nobody has decided.
  asked_until date,
  asked_why text not null,
  -- Whether its deadline is its own.
  extended boolean not null,
  lang text,
  address text,
  -- Version of the call of which it was told last; 0: none yet.
  told integer not null,
  reminders integer not null,
  -- Why a letter came back; empty where none did.
  bounce text not null,
  changed_at timestamptz not null,
  primary key (party_id, call_id)
);
create index call_recipient_call on call_recipient (call_id, state);
create index call_recipient_asked on call_recipient (call_id) where asked_until is not null;

create table call_recipient_entry (
  party_id uuid not null,
  call_id uuid not null,
  n integer not null check (n > 0),
  entry jsonb not null,
  made_by text not null,
  made_at timestamptz not null,
  primary key (party_id, call_id, n),
  foreign key (party_id, call_id) references call_recipient (party_id, call_id)
);

create table submission (
  id uuid primary key,
  party_id uuid not null references party (id),
  call_id uuid not null references input_call (id),
  -- How it came: written here, or cut from an old document.
  origin text not null check (origin in ('written', 'brought-in')),
  state text not null check (state in ('draft', 'assembled', 'signed', 'sent', 'withdrawn')),
  revision integer not null,
  -- Number of the version that was sent last; 0 before.
  version integer not null,
  -- Hash of what was signed, while that waits to be sent.
  signed text,
  -- Why it is being corrected; empty where it is not.
  reason text not null,
  -- The document that it was cut from.
  source_file text,
  source_name text,
  sent_at timestamptz,
  changed_at timestamptz not null,
  unique (party_id, call_id)
);
create index submission_call on submission (call_id, state);

create table submission_entry (
  submission_id uuid not null references submission (id),
  n integer not null check (n > 0),
  entry jsonb not null,
  made_by text not null,
  made_at timestamptz not null,
  primary key (submission_id, n)
);

-- What a submission answers now, question by question; `version` is what two who write the same answer compare.
create table submission_answer (
  submission_id uuid not null references submission (id),
  question_id uuid not null,
  version integer not null check (version > 0),
  -- By kind of question: see submissions/answer-value.ts. Null: taken back.
  value jsonb,
  lang text not null check (lang in ('ar', 'en', 'es', 'fr', 'ru', 'zh')),
  audience text not null check (audience in ('public', 'parties', 'confidential')),
  -- Where it was taken over from; null where it was written anew.
  source jsonb,
  written_by text not null,
  written_at timestamptz not null,
  primary key (submission_id, question_id)
);

-- Who writes which section: a person of the party, or a ministry by name.
create table submission_section (
  submission_id uuid not null references submission (id),
  section_id uuid not null,
  person_id text,
  ministry text not null,
  primary key (submission_id, section_id)
);
create index submission_section_person on submission_section (person_id);

-- What was sent: locked, numbered, with its hash. Never changed; a correction is a further one.
create table submission_version (
  submission_id uuid not null references submission (id),
  n integer not null check (n > 0),
  -- "2026-global-report/BY/1"
  number text not null unique,
  call_version integer not null,
  sha256 text not null,
  signed_by text not null,
  sent_by text not null,
  sent_at timestamptz not null,
  -- Why it was corrected; empty for the first.
  reason text not null,
  primary key (submission_id, n)
);

create table sent_answer (
  party_id uuid not null references party (id),
  call_id uuid not null,
  submission_id uuid not null,
  version integer not null,
  question_id uuid not null,
  value jsonb not null,
  lang text not null check (lang in ('ar', 'en', 'es', 'fr', 'ru', 'zh')),
  audience text not null check (audience in ('public', 'parties', 'confidential')),
  sha256 text not null,
  -- Whether it is part of the version that counts; at most one of each question is.
  current boolean not null,
  primary key (party_id, submission_id, version, question_id),
  foreign key (submission_id, version) references submission_version (submission_id, n)
);
create index sent_answer_question on sent_answer (question_id) where current;

-- Files that answers hold, so that nobody takes them away.
create table submission_file (
  submission_id uuid not null references submission (id),
  sha256 text not null,
  primary key (submission_id, sha256)
);
create index submission_file_sha256 on submission_file (sha256);
