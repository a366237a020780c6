-- Who reads, as the program says it when it takes a connection (decision 0110), and what the policies below ask of it.
-- On PostgreSQL they bind every role but the owner of the tables and superusers; the embedded engine has nothing but a superuser.

-- The key by which readers are signed, as the two paddings of HMAC-SHA-256 (RFC 2104), so that no extension is needed. It stands apart, where
-- the login role reaches nothing: a statement that somebody smuggles in can say who reads, but not sign it. No row: nobody signs.
create schema if not exists concordance_keys;
create table if not exists concordance_keys.reader_key (
  one boolean primary key default true check (one),
  inner_pad bytea not null,
  outer_pad bytea not null
);

-- {"house": true}, or {"id", "all": [permissions], "parties": {permission: [ids]}, "own": [permissions]}; {} for nobody.
create function reader_said() returns jsonb
  language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  setting text := current_setting('concordance.reader', true);
  said text := substr(setting, 66);
  key concordance_keys.reader_key;
begin
  if setting is null or said = '' then return '{}'; end if;
  select * into key from concordance_keys.reader_key;
  if found and substr(setting, 1, 64) <>
    encode(sha256(key.outer_pad || sha256(key.inner_pad || convert_to(said, 'UTF8'))), 'hex') then return '{}'; end if;
  -- What was signed is worth nothing later on.
  if (said::jsonb ->> 'until')::bigint < extract(epoch from clock_timestamp()) then return '{}'; end if;
  return said;
end $$;

-- Asked within a sub-select of their own, so that a statement asks once and not for each row.
create function reader_is_house() returns boolean language sql stable as
  $$ select coalesce((reader_said() ->> 'house')::boolean, false) $$;
-- The person who reads, or the administrator by the link; null for the public.
create function reader_id() returns text language sql stable as
  $$ select reader_said() ->> 'id' $$;
-- Whether the reader may read records of this kind of whatever party, and of none.
create function reader_reaches(permission text) returns boolean language sql stable as
  $$ select coalesce((r.said ->> 'house')::boolean, false) or coalesce(r.said -> 'all' ? permission, false) from (select reader_said() as said) r $$;
-- The parties whose records of this kind the reader may read.
create function reader_parties(permission text) returns uuid[] language sql stable as
  $$ select coalesce(array_agg(id::uuid), '{}') from jsonb_array_elements_text(coalesce(reader_said() -> 'parties' -> permission, '[]')) id $$;
-- The reader's id where they may read records of this kind that they made; null where not.
create function reader_owns(permission text) returns text language sql stable as
  $$ select case when r.said -> 'own' ? permission then r.said ->> 'id' end from (select reader_said() as said) r $$;
create function reader_writes() returns boolean language sql stable as
  $$ select reader_is_house() or reader_id() is not null $$;

-- Hides the rows of a table from whoever they are not for: `seen` is the condition. Nobody but people and the house writes; what is
-- changed must be seen first, since every change looks for its rows.
create procedure guard_rows(guarded regclass, seen text) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', guarded);
  execute format('create policy seen on %s for select using ((select reader_is_house()) or (%s))', guarded, seen);
  execute format('create policy added on %s for insert with check ((select reader_writes()))', guarded);
  execute format('create policy changed on %s for update using ((select reader_writes()))', guarded);
  execute format('create policy taken on %s for delete using ((select reader_writes()))', guarded);
end $$;
