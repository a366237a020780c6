-- What people say about records, to whom. Who may read it is asked of the record at reading, and of the one whom it is addressed to.
create table comment (
  id uuid primary key,
  record_type text not null,
  record_id text not null,
  -- The comment that it answers; that one answers none.
  reply_to uuid references comment (id),
  author_id uuid not null,
  -- The party for which it was written; null: for the house.
  author_party uuid,
  to_kind text not null check (to_kind in ('all', 'person', 'party')),
  to_id uuid,
  -- Null once it was taken back and its time was over.
  words text,
  lang text not null,
  made timestamptz not null,
  version integer not null,
  edited timestamptz,
  taken_back timestamptz,
  taken_back_by uuid,
  constraint comment_to_whom check ((to_kind = 'all') = (to_id is null))
);
create index comment_of_record on comment (record_type, record_id, made);
create index comment_of_thread on comment (reply_to) where reply_to is not null;
create index comment_author on comment (author_id);
create index comment_to on comment (to_id) where to_id is not null;

-- Earlier wordings; the last one stands in the comment.
create table comment_version (
  comment_id uuid not null references comment (id),
  n integer not null,
  words text not null,
  made timestamptz not null,
  primary key (comment_id, n)
);
