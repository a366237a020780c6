-- Organizations that ask to join. A party comes into the register when it is accepted, and not before; what was refused is cleared.
create table registration (
  id uuid primary key,
  state text not null check (state in
    ('registered', 'review', 'asked', 'waiting', 'objected', 'accepted', 'refused', 'withdrawn')),
  -- Raised by every change: two officers never decide over one another.
  version integer not null default 1,
  kind text not null check (kind in ('igo', 'ngo', 'private-sector', 'academia', 'media')),
  -- [{"lang": "fr", "name": "..."}]
  names jsonb not null,
  acronym text,
  -- Id of the State in which it has its seat.
  seat uuid not null,
  about text not null,
  website text,
  -- Consultative status with the Economic and Social Council, as it says.
  consultative text not null check (consultative in ('none', 'general', 'special', 'roster')),
  -- Emptied when its time is over.
  applicant_name text not null,
  applicant_email text not null,
  lang text not null,
  made timestamptz not null,
  confirmed timestamptz,
  ended timestamptz,
  -- The code under which it is to stand in the register of parties.
  code text,
  -- Day after which the silence of the State is no objection.
  silence_after date,
  -- The party that it became.
  party_id uuid
);
create index registration_state on registration (state, made);
create index registration_seat on registration (seat) where state = 'waiting';
create index registration_email on registration (applicant_email) where state = 'registered';

-- What became of it, in order. Nothing is changed.
create table registration_step (
  id uuid primary key,
  registration_id uuid not null references registration (id) on delete cascade,
  act text not null,
  -- Id of the person or of the house; null for the applicant.
  made_by text,
  made timestamptz not null,
  -- What was asked, answered, or the reason.
  words text not null,
  -- What a State objects is between the State and the secretariat.
  for_applicant boolean not null
);
create index registration_step_of on registration_step (registration_id, made);

create table registration_file (
  registration_id uuid not null references registration (id) on delete cascade,
  sha256 text not null,
  name text not null,
  size integer not null,
  media_type text not null,
  added timestamptz not null,
  primary key (registration_id, sha256)
);

-- Which kinds of organizations want the agreement of the State of their seat, and how long it may keep silent.
create table joining_rule (
  kind text primary key check (kind in ('igo', 'ngo', 'private-sector', 'academia', 'media')),
  agreement text not null check (agreement in ('never', 'without-status', 'always')),
  days integer not null check (days between 1 and 180),
  changed_by text,
  changed timestamptz
);
insert into joining_rule (kind, agreement, days) values
  ('igo', 'never', 14),
  ('ngo', 'without-status', 14),
  ('private-sector', 'always', 14),
  ('academia', 'without-status', 14),
  ('media', 'never', 14);
