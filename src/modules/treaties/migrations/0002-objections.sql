-- What an objection objects to, as depositaries name it: whose reservation or declaration, of which day; and of which territories a
-- territorial note speaks. Rows from before say neither.

alter table treaty_action add column target_party_id uuid references party (id);
alter table treaty_action add column target_kind text check (target_kind in ('reservation', 'declaration', 'territorial'));
alter table treaty_action add column target_date text;
alter table treaty_action add column territory text not null default '';
alter table treaty_action add column extent text check (extent in ('extended', 'excluded', 'ended'));
