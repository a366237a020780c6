-- How far each part of the program that acts on the log has come. `failures` counts the tries of the action after `position`.
create table action_follower (
  name text primary key,
  position bigint not null,
  failures integer not null default 0
);
