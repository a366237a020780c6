-- What an action says besides (decision 0056): for which party, asked by which other party, from where, and what it changed. `seal` says
-- which of these its hash covers: 1 for entries written before, 2 since.
alter table action
  add column seal smallint not null default 1,
  add column party text,
  add column on_behalf_of text,
  -- "here", "job", "command line", or a network: "203.0.113.0/24", "2001:db8:12::/48".
  add column place text,
  -- By field: { "state": { "before": "open", "after": "done" } }.
  add column changes jsonb;
create index action_by_actor on action (actor_id, position) where actor_id is not null;
create index action_by_moment on action (moment);

-- The end of each day, signed (Ed25519). Anyone may keep one and compare it later.
create table action_head_signed (
  day date primary key,
  position bigint not null,
  hash text not null,
  -- Raw public key and signature, base64url.
  public_key text not null,
  signature text not null,
  signed timestamptz not null
);
