-- The group whose report it is, as the first entry of its log says; null: of the house.
alter table report add column party_id uuid references party (id);
create index report_party on report (party_id) where party_id is not null;
