-- Acting for another: a part of one held role, lent to a named person from day to day. Nothing is deleted; what was ended says so.
create table delegation (
  id uuid primary key,
  giver_id uuid not null references person (id),
  taker_id uuid not null references person (id),
  -- The role that it is a part of; when that ends it lends nothing any more.
  held_id uuid not null references role_held (id),
  permissions text[] not null,
  valid_from date not null,
  valid_to date not null,
  given_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid references person (id),
  constraint delegation_to_another check (giver_id <> taker_id),
  constraint delegation_days check (valid_from <= valid_to)
);
create index delegation_giver on delegation (giver_id);
create index delegation_taker on delegation (taker_id);

-- In whose place the person of a session acts now.
alter table session add column acting_as uuid references delegation (id);

-- Issuers at which the people of a party sign in (OpenID Connect).
create table sign_on (
  id uuid primary key,
  party_id uuid not null,
  party_kind text not null,
  party_code text not null,
  -- As the page of signing in calls it.
  label text not null,
  issuer text not null,
  client_id text not null,
  client_secret text not null,
  -- Addresses that the issuer may speak for end in one of these.
  domains text[] not null,
  -- Roles for its party that somebody may come in to hold by it; no others stand in such a session.
  roles text[] not null,
  -- Hosts of the issuer besides its own: where keys or tokens come from.
  hosts text[] not null,
  -- The issuer says of no address whether it is verified, and speaks for those of its domains all the same.
  vouches boolean not null,
  made timestamptz not null,
  made_by text not null,
  closed timestamptz
);
create unique index sign_on_issuer on sign_on (issuer, client_id) where closed is null;

-- Who is known at an issuer by which subject.
create table sign_on_subject (
  sign_on_id uuid not null references sign_on (id),
  subject text not null,
  person_id uuid not null references person (id),
  made timestamptz not null,
  primary key (sign_on_id, subject)
);
create index sign_on_subject_person on sign_on_subject (person_id);

-- By which issuer the person of a session came in; null where by their own means.
alter table session add column sign_on_id uuid references sign_on (id);
