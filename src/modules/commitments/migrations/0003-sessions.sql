-- When the sessions of the General Assembly open, and what calendars were told.

create table session_opening (
  session integer primary key check (session between 1 and 999),
  -- YYYY-MM-DD
  opens text not null,
  -- 'expected' by the rule of resolution 57/301, or by somebody, until it is confirmed.
  standing text not null check (standing in ('confirmed', 'expected')),
  -- Where a confirmed day is known from.
  source text not null,
  -- What an undo brings back: the last values, as they stood before they were edited.
  before jsonb,
  -- Null while it is as it came with the program.
  changed_by text,
  changed_at timestamptz
);

-- Every entry that a calendar feed ever gave out, so that a calendar that took it over learns of changes and cancellations. Never
-- deleted.
create table calendar_entry (
  uid text primary key,
  commitment_id uuid not null references commitment (id),
  -- Which deadline or which time of a series: "due-0", "series-0-76".
  occurrence text not null,
  part text not null check (part in ('days', 'opening', 'last-day')),
  -- First and last day, YYYY-MM-DD, both included.
  first_day text not null,
  last_day text not null,
  yearly boolean not null,
  status text not null check (status in ('confirmed', 'tentative', 'cancelled')),
  done boolean not null,
  sequence integer not null,
  changed_at timestamptz not null
);
create unique index calendar_entry_once on calendar_entry (commitment_id, occurrence, part);
