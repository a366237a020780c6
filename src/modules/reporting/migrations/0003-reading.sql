-- What officers do with answers that were sent: codes of a call, marks on passages, translations kept beside the original.
create table answer_code (
  id uuid primary key,
  call_id uuid not null references input_call (id),
  name text not null,
  -- What belongs under it; may be empty.
  note text not null,
  revision integer not null check (revision > 0),
  made_by text not null,
  made_at timestamptz not null,
  unique (call_id, name)
);

-- A passage of an answer as one version has it: later versions leave it where it is.
create table answer_mark (
  id uuid primary key,
  party_id uuid not null,
  call_id uuid not null references input_call (id),
  submission_id uuid not null,
  version integer not null,
  question_id uuid not null,
  -- Null: marked, and nothing more.
  code_id uuid references answer_code (id),
  -- In UTF-16 units of the text, the last one not in it.
  start_at integer not null check (start_at >= 0),
  end_at integer not null check (end_at > start_at),
  quote text not null,
  note text not null,
  made_by text not null,
  made_at timestamptz not null,
  foreign key (party_id, submission_id, version, question_id)
    references sent_answer (party_id, submission_id, version, question_id)
);
create index answer_mark_code on answer_mark (call_id, code_id, party_id);
create index answer_mark_answer on answer_mark (submission_id, question_id);

create table answer_translation (
  party_id uuid not null,
  submission_id uuid not null,
  version integer not null,
  question_id uuid not null,
  lang text not null check (lang in ('ar', 'en', 'es', 'fr', 'ru', 'zh')),
  -- By the party or a translation service, by somebody else, by a machine.
  kind text not null check (kind in ('official', 'unofficial', 'machine')),
  text text not null,
  revision integer not null check (revision > 0),
  made_by text not null,
  made_at timestamptz not null,
  primary key (party_id, submission_id, version, question_id, lang),
  foreign key (party_id, submission_id, version, question_id)
    references sent_answer (party_id, submission_id, version, question_id)
);
