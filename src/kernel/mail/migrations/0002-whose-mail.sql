-- Whose account a mail is about: an address may change, and all mail of a person is forgotten when the person is erased.
alter table mail add column person_id uuid;
create index mail_of_person on mail (person_id) where person_id is not null;
