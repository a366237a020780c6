-- Mail that is to be sent, or handed on by the administrator where no mail server is set. Once it is gone its words are gone too:
-- they may hold a link that lets somebody in.
create table mail (
  id uuid primary key,
  address text not null,
  lang text not null,
  subject text not null,
  body text,
  markup text,
  state text not null check (state in ('waiting', 'sent', 'kept', 'failed', 'handed-on')),
  attempts integer not null,
  problem text,
  made timestamptz not null,
  done timestamptz,
  -- After this its link holds no more.
  useful_until timestamptz
);
create index mail_waiting on mail (made) where state in ('waiting', 'kept', 'failed');
