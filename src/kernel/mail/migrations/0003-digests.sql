-- What a mail says of itself to the program that receives it (List-Unsubscribe), forgotten with its words.
alter table mail add column headers jsonb;
-- A mail that must not arrive twice: once it was begun and no answer of the server is known, it is not tried again.
alter table mail add column once boolean not null default false;
alter table mail add column begun timestamptz;
