-- When a loan of a role was seen to begin, and to be over: both are told once. Those from before have been told by now.
alter table delegation add column begun_at timestamptz;
alter table delegation add column over_at timestamptz;
update delegation set begun_at = given_at where valid_from <= current_date;
update delegation set over_at = now() where ended_at is not null or valid_to < current_date;
create index delegation_to_begin on delegation (valid_from) where begun_at is null and ended_at is null;
create index delegation_to_be_over on delegation (valid_to) where over_at is null and ended_at is null;
