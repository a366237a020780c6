-- People with accounts, what they prove themselves with, and which role each holds for whom.
-- Of every secret that lets somebody in, only a hash is kept; the shared secret of a code generator cannot be a hash.
create table person (
  id uuid primary key,
  name text not null,
  lang text not null,
  -- Lower-cased: one address, one person.
  email text not null,
  made timestamptz not null,
  closed timestamptz,
  constraint person_email unique (email)
);

create table person_password (
  person_id uuid primary key references person (id),
  hash text not null,
  changed timestamptz not null
);

create table person_totp (
  person_id uuid primary key references person (id),
  secret bytea not null,
  -- Null until the first code was right.
  confirmed timestamptz,
  -- The step of time of the last code taken: no code is taken twice.
  last_step bigint not null
);

create table recovery_code (
  person_id uuid not null references person (id),
  code_sha256 text not null,
  used timestamptz,
  primary key (person_id, code_sha256)
);

create table passkey (
  id uuid primary key,
  person_id uuid not null references person (id),
  credential_id text not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  -- As its owner calls it.
  label text not null,
  made timestamptz not null,
  used timestamptz,
  constraint passkey_credential unique (credential_id)
);
create index passkey_person on passkey (person_id);

-- Challenges of passkeys and other signed notes that were used: none is taken twice. Only what was right is kept, until it expires.
create table note_used (
  note_sha256 text primary key,
  expires timestamptz not null
);

-- The session of the local administrator becomes one of two kinds of session.
alter table session add column id uuid not null default gen_random_uuid();
alter table session alter column id drop default;
alter table session alter column administrator drop not null;
alter table session add column person_id uuid references person (id);
-- The token before, which holds until the new one has arrived.
alter table session add column former_sha256 text;
alter table session add column arrived boolean not null default true;
-- When the token was last changed; that is also the last sign of life.
alter table session add column renewed timestamptz;
update session set renewed = made;
alter table session alter column renewed set not null;
-- When presence was last proved, and whether by more than a password.
alter table session add column proved timestamptz;
alter table session add column strongly boolean not null default false;
-- Browser and system, in two words; never a place.
alter table session add column device text not null default '';
alter table session add constraint session_of_one check ((administrator is null) <> (person_id is null));
create unique index session_id on session (id);
create unique index session_former on session (former_sha256);
create index session_person on session (person_id);

create table role_held (
  id uuid primary key,
  person_id uuid not null references person (id),
  -- The register of parties is a module's: here it is an id with what stands in an address.
  party_id uuid,
  party_kind text,
  party_code text,
  role text not null,
  read_only boolean not null,
  own_only boolean not null,
  -- The party that asked for it: {"id", "kind", "code"}.
  on_behalf_of jsonb,
  valid_from date not null,
  valid_to date,
  given_by text not null,
  given_at timestamptz not null,
  ended_by text,
  ended_at timestamptz
);
create index role_held_person on role_held (person_id);
create index role_held_role on role_held (role) where ended_at is null;

create table invitation (
  id uuid primary key,
  token_sha256 text not null unique,
  email text not null,
  lang text not null,
  party_id uuid,
  party_kind text,
  party_code text,
  role text not null,
  read_only boolean not null,
  own_only boolean not null,
  made timestamptz not null,
  made_by text not null,
  expires timestamptz not null,
  used timestamptz,
  used_by uuid references person (id),
  withdrawn timestamptz
);
create index invitation_made on invitation (made);

create table reset_link (
  token_sha256 text primary key,
  person_id uuid not null references person (id),
  made timestamptz not null,
  expires timestamptz not null,
  used timestamptz
);
create index reset_link_person on reset_link (person_id);
