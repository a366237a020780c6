-- Whose study it is: for which party, and who brought its table. Those from before are of the house.
alter table estimation_study add column party_id uuid;
alter table estimation_study add column made_by text;
