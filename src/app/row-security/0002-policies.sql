-- Which rows are for whom: the second fence. The first one, the rules of each module's policy.ts, is at least as narrow.

-- Secrets of the house, and what lets somebody in: the house alone reads them.
call guard_rows('secret', 'false');
call guard_rows('entry_link', 'false');
call guard_rows('note_used', 'false');

-- People. Names and addresses are never for the public; what somebody signs in with is for that person.
call guard_rows('person', '(select reader_id()) is not null');
call guard_rows('person_password', 'person_id::text = (select reader_id())');
call guard_rows('person_totp', 'person_id::text = (select reader_id())');
call guard_rows('recovery_code', 'person_id::text = (select reader_id())');
call guard_rows('passkey', 'person_id::text = (select reader_id())');
call guard_rows('reset_link', 'person_id::text = (select reader_id())');
call guard_rows('session', 'person_id::text = (select reader_id())');
call guard_rows('role_held', '(select reader_id()) is not null');
call guard_rows('invitation', $$(select reader_reaches('people.invite')) or party_id = any ((select reader_parties('people.invite'))::uuid[])
  or made_by = (select reader_id()) or used_by::text = (select reader_id())
  or email = (select p.email from person p where p.id::text = (select reader_id()))$$);
call guard_rows('mail', $$(select reader_reaches('house.manage')) or person_id::text = (select reader_id())
  or address = (select p.email from person p where p.id::text = (select reader_id()))$$);

-- The action log: auditors, and what a person did or was done to them. Whoever acts adds to it, signed in or not; how the role is kept
-- from rewriting it says docs/operations.md.
call guard_rows('action', $$(select reader_reaches('audit.read')) or actor_id = (select reader_id())
  or (subject_type = 'person' and subject_id = (select reader_id()))$$);
drop policy added on action;
create policy added on action for insert with check (true);

-- Documents and what was read in them: what is confirmed is for everybody.
call guard_rows('document', $$shown or (select reader_reaches('drafts.read'))$$);
call guard_rows('document_text', $$state = 'confirmed' or (select reader_reaches('drafts.read'))$$);
call guard_rows('paragraph', $$(select reader_reaches('drafts.read')) or exists (select from document_text t where t.id = text_id)$$);
call guard_rows('correction', $$(select reader_reaches('drafts.read')) or made_by = (select reader_id())
  or exists (select from document_text t where t.id = text_id)$$);
call guard_rows('text_import', $$(select reader_reaches('drafts.read'))$$);

-- The register: what is not hidden, and what became of it.
call guard_rows('commitment', $$shown or (select reader_reaches('drafts.read'))$$);
call guard_rows('commitment_title', $$(select reader_reaches('drafts.read')) or exists (select from commitment c where c.id = commitment_id)$$);
call guard_rows('commitment_wording', $$(select reader_reaches('drafts.read')) or exists (select from commitment c where c.id = commitment_id)$$);
call guard_rows('commitment_step', $$(select reader_reaches('drafts.read')) or made_by = (select reader_id())
  or exists (select from commitment c where c.id = commitment_id)$$);
call guard_rows('commitment_difference', $$(select reader_reaches('drafts.read'))$$);
call guard_rows('register_import', $$(select reader_reaches('drafts.read')) or begun_by = (select reader_id())$$);
call guard_rows('register_import_row', $$(select reader_reaches('drafts.read'))$$);

-- Answers of parties: to everybody the version that was published, the rest to the party and the secretariat.
call guard_rows('commitment_answer', $$published is not null or (select reader_reaches('answers.read'))
  or party_id = any ((select reader_parties('answers.read') || reader_parties('register.answer'))::uuid[])
  or written_by in ((select reader_owns('answers.read')), (select reader_owns('register.answer')))$$);
call guard_rows('commitment_answer_version', $$(select reader_reaches('answers.read')) or made_by = (select reader_id())
  or exists (select from commitment_answer a where a.id = answer_id and (a.published = n
    or a.party_id = any ((select reader_parties('answers.read') || reader_parties('register.answer'))::uuid[])
    or a.written_by in ((select reader_owns('answers.read')), (select reader_owns('register.answer')))))$$);

-- Studies: what is published, and what is one's party's or one's own.
call guard_rows('estimation_study', $$published_run is not null
  or (select reader_reaches('drafts.read')) or (select reader_reaches('estimation.write'))
  or party_id = any ((select reader_parties('drafts.read') || reader_parties('estimation.write'))::uuid[])
  or made_by in ((select reader_id()), (select reader_owns('drafts.read')), (select reader_owns('estimation.write')))$$);
call guard_rows('estimation_run', 'exists (select from estimation_study s where s.id = study_id)');
