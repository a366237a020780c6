-- Dictionaries that parties brought: columns and values as somebody wrote them down.
create table evidence_dictionary (
  party_id uuid not null,
  name text not null,
  dictionary jsonb not null,
  made_by text not null,
  made_at timestamptz not null,
  primary key (party_id, name)
);

-- What columns and values of a party's files mean in a dictionary, as was agreed to the last time.
create table evidence_mapping (
  party_id uuid not null,
  dictionary text not null,
  mapping jsonb not null,
  made_by text not null,
  made_at timestamptz not null,
  primary key (party_id, dictionary)
);
