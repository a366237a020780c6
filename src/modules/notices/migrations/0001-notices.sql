-- What people are told of: ids, codes and the key of a message; titles and names are looked up when it is shown.
create table notice (
  id uuid primary key,
  person_id uuid not null,
  topic text not null,
  -- What it comes from: "action/1234/0", "reminder/<name>/<matter>/-7". One for a person.
  source text not null,
  message text not null,
  record_type text not null,
  record_id text not null,
  -- Other records that the sentence names: {"party": {"type": "party", "id": "..."}}
  names jsonb not null,
  -- Numbers and codes of the sentence.
  figures jsonb not null,
  path text,
  open boolean not null,
  made timestamptz not null,
  seen timestamptz,
  -- When a mail is to tell it; null: none.
  mail_due timestamptz,
  mailed timestamptz,
  constraint notice_once unique (person_id, source)
);
create index notice_of_person on notice (person_id, made desc, id desc);
create index notice_unseen on notice (person_id) where seen is null;
create index notice_to_mail on notice (person_id, mail_due) where mail_due is not null and mailed is null;

-- How somebody wants mail about a topic.
create table notice_wish (
  person_id uuid not null,
  topic text not null,
  how text not null check (how in ('at-once', 'daily', 'weekly', 'off')),
  primary key (person_id, topic)
);

-- At which hour of whose day the daily mail comes, and on which day the weekly one (1 is Monday).
create table notice_hours (
  person_id uuid primary key,
  time_zone text not null,
  hour integer not null check (hour between 0 and 23),
  weekday integer not null check (weekday between 1 and 7)
);

-- Private addresses of feeds: of the address only a hash is kept.
create table notice_feed (
  id uuid primary key,
  person_id uuid not null,
  kind text not null check (kind in ('atom', 'calendar')),
  label text not null,
  token_sha256 text not null unique,
  made timestamptz not null,
  used timestamptz,
  revoked timestamptz
);
create index notice_feed_person on notice_feed (person_id);

-- What officers decided of a round of reminders, and that it was sent.
create table reminder_round (
  name text not null,
  matter text not null,
  -- Days from the day on which it is due: -30, -7, 0, 7.
  days integer not null,
  state text not null check (state in ('scheduled', 'cancelled', 'sent')),
  -- The day on which it is to go out.
  on_day date not null,
  decided_by text not null,
  decided_at timestamptz not null,
  primary key (name, matter, days)
);

-- Who was reminded.
create table reminder_sent (
  name text not null,
  matter text not null,
  days integer not null,
  person_id uuid not null,
  party_id uuid not null,
  lang text not null,
  sent timestamptz not null,
  primary key (name, matter, days, person_id, party_id)
);
create index reminder_sent_at on reminder_sent (sent);

-- Nobody is told of what was done before people were told of anything.
insert into action_follower (name, position, failures)
select 'notices.tell', coalesce(max(position), 0), 0 from action_head on conflict do nothing;
