-- A file is had by whoever knows its digest, as a row says it that they may see; nobody but the house lists files (decision 0110). Policies
-- know no such thing, so that the two ways to a file stand beside them.
create function file_of(digest text) returns setof file language sql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$ select * from public.file where sha256 = digest $$;
create function file_piece_of(digest text, nth integer) returns table (content bytea) language sql stable security definer
  set search_path = pg_catalog, public, pg_temp
  as $$ select p.content from public.file_piece p where p.sha256 = digest and p.number = nth $$;
