-- Kinds of jobs that are due once a day: the last day (UTC) on which each was asked for.
create table daily_job (
  kind text primary key,
  day date not null
);
