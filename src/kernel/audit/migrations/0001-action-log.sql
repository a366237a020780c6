-- The action log: what was done, by whom, to what. Rows are only ever added, each sealed with the hash of the one before.
create table action (
  position bigint primary key,
  id uuid not null unique,
  moment timestamptz not null,
  actor_kind text not null,
  actor_id text,
  verb text not null,
  subject_type text not null,
  subject_id text not null,
  details jsonb not null,
  previous_hash text not null,
  hash text not null
);
create index action_by_subject on action (subject_type, subject_id, position);
create index action_by_verb on action (verb, position);

-- One row: the end of the chain. It is locked by whoever adds an action, so that the chain never forks.
create table action_head (
  name text primary key check (name = 'head'),
  position bigint not null,
  hash text not null
);
insert into action_head (name, position, hash) values ('head', 0, repeat('0', 64));

-- A guard, not a rule of business (decision 0005): the log cannot be rewritten by mistake, whoever is connected. Who may switch
-- triggers off can still rewrite it; the hashes then say so.
create function refuse_to_rewrite_actions() returns trigger language plpgsql as $$
begin
  raise exception 'The action log is only ever added to' using errcode = 'restrict_violation';
end
$$;
create trigger action_is_append_only before update or delete or truncate on action
  for each statement execute function refuse_to_rewrite_actions();
