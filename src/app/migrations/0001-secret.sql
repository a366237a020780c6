-- Random bytes that all servers on one database share, such as the key that signs the tokens of forms.
create table secret (
  name text primary key,
  content bytea not null,
  created timestamptz not null
);
