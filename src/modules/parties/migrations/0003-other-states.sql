-- States that are neither Members nor observers and are party to treaties all the same.
alter table party drop constraint party_kind_check;
alter table party add constraint party_kind_check check (kind in
  ('state', 'observer', 'other-state', 'un-entity', 'igo', 'regional', 'ngo', 'private-sector', 'academia', 'media'));
