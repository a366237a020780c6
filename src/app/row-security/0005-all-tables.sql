-- The second fence around every table (decision 0110; docs/row-security.md has the list of all tables, which a test holds true).

-- The person who reads, as rows name people; null for the public and for whoever came in by the link.
create function reader_person() returns uuid language sql stable as
  $$ select case when id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then id::uuid end from reader_id() id $$;
-- Whether the reader has a permission at all, for whomever: what is shared among parties.
create function reader_has(permission text) returns boolean language sql stable as
  $$ select reader_reaches(permission) or coalesce((r.said -> 'parties') ? permission or (r.said -> 'own') ? permission, false)
    from (select reader_said() as said) r $$;
-- The parties for which the reader holds any role, and whether one of the house.
create function reader_acts_for() returns uuid[] language sql stable as
  $$ select coalesce(array_agg(id::uuid), '{}') from jsonb_array_elements_text(coalesce(reader_said() -> 'acts', '[]')) id where id is not null $$;
create function reader_is_officer() returns boolean language sql stable as
  $$ select coalesce(reader_said() -> 'acts' @> '[null]', false) $$;

-- The condition under which a permission reaches a row, as the rules of access have it: `party` and `maker` name columns. Without a
-- party the row is of the house.
create function reach_of(permission text, party text, maker text default null) returns text language sql immutable as $$
  select format('(select reader_reaches(%1$L))', permission)
    || case when party is null then '' else format(' or %2$s = any ((select reader_parties(%1$L))::uuid[])', permission, party) end
    || case when maker is null then '' else format(' or %2$s = (select reader_owns(%1$L))', permission, maker) end
$$;

-- Also where it stands already: what is for everybody is written by people and the house alone, and nothing else changes.
create procedure guard_rows_by(guarded text, variadic seen text[]) language plpgsql as $$
begin
  call guard_rows(guarded::regclass, array_to_string(seen, ' or '));
end $$;

-- For everybody. Planned away, so that it costs nothing.
do $$
declare guarded text;
begin
  foreach guarded in array array['register', 'commitment_link', 'session_opening', 'party_register', 'treaty_register', 'treaty_instrument',
    'treaty_action', 'plan_register', 'plan_link', 'joining_rule', 'action_head_signed', 'evidence_code_list', 'report_version'] loop
    call guard_rows(guarded::regclass, 'true');
  end loop;
end $$;

-- Single sign-on with its secrets, loans of roles.
call guard_rows_by('sign_on', reach_of('roles.give', null));
call guard_rows_by('sign_on_subject', reach_of('roles.give', null), 'person_id = (select reader_person())');
call guard_rows_by('delegation', reach_of('roles.give', null),
  'giver_id = (select reader_person())', 'taker_id = (select reader_person())');

-- Work that runs: for whoever is in, who finds it by its id; what it is about stands in other tables.
call guard_rows_by('job', '(select reader_id()) is not null');

-- Files are found by their digest alone, and a digest in a row that the reader may see: nobody lists them.
call guard_rows_by('file', 'false');
call guard_rows_by('file_piece', 'false');

-- Documents: titles and who cites whom, as far as the document and its text are seen.
call guard_rows_by('document_title', reach_of('drafts.read', null), 'exists (select from document d where d.id = document_id)');
call guard_rows_by('citation', reach_of('drafts.read', null), $$(exists (select from document d where d.id = from_id)
  and (text_id is null or exists (select from document_text t where t.id = text_id)))$$);

-- The register.
call guard_rows_by('commitment_addressee', reach_of('drafts.read', null), 'exists (select from commitment c where c.id = commitment_id)');
call guard_rows_by('commitment_filing', reach_of('drafts.read', null), reach_of('register.write', null, 'decided_by'),
  $$(standing = 'confirmed' and exists (select from commitment c where c.id = commitment_id))$$);
-- What calendars were told, kept by the house for everybody.
call guard_rows_by('calendar_entry', 'false');
call guard_rows_by('calendar_feed', 'false');
call guard_rows_by('calendar_feed_member', 'false');
do $$
declare guarded text;
begin
  foreach guarded in array array['register_staged', 'register_staged_title', 'register_staged_filing', 'register_staged_step'] loop
    call guard_rows_by(guarded, reach_of('drafts.read', null), 'exists (select from register_import i where i.id = import_id)');
  end loop;
end $$;

-- Parties: who asked to join and was not let in is nobody else's business.
call guard_rows_by('party', $$state in ('active', 'former')$$, reach_of('parties.write', null));
call guard_rows_by('party_name', reach_of('parties.write', null), 'exists (select from party p where p.id = party_id)');
call guard_rows_by('party_membership', reach_of('parties.write', null), 'exists (select from party p where p.id = party_id)');
call guard_rows_by('party_before', reach_of('parties.write', null));
call guard_rows_by('party_import', reach_of('parties.write', null, 'begun_by'), 'begun_by = (select reader_id())');

-- Organizations that ask to join: the applicant comes by a private link, and is nobody.
call guard_rows_by('registration', $$(state <> 'registered' and (select reader_reaches('parties.write')))$$,
  $$(state = 'waiting' and seat = any ((select reader_parties('parties.agree'))::uuid[]))$$);
call guard_rows_by('registration_step', 'exists (select from registration r where r.id = registration_id)');
call guard_rows_by('registration_file', 'exists (select from registration r where r.id = registration_id)');

-- Status of treaties. A law is for everybody once somebody else has looked at it.
call guard_rows_by('treaty_participant_name', reach_of('treaties.write', null));
call guard_rows_by('treaty_import', reach_of('treaties.write', null, 'begun_by'), 'begun_by = (select reader_id())');
call guard_rows_by('treaty_law', $$state = 'reviewed'$$, reach_of('answers.read', 'party_id', 'made_by'),
  reach_of('legislation.write', 'party_id', 'made_by'), reach_of('register.review', 'party_id', 'made_by'));

-- The Plan: a concrete measure is its log, which is folded for everybody by the house; the log itself is for its party and the secretariat.
call guard_rows_by('concrete_measure', 'published', reach_of('plan.read', 'party_id'), reach_of('plan.propose', 'party_id'),
  reach_of('plan.review', 'party_id'), $$(select reader_owns('plan.propose')) is not null$$);
call guard_rows_by('concrete_measure_entry', 'made_by = (select reader_id())',
  format('exists (select from concrete_measure m where m.id = measure_id and (%s or %s or %s))', reach_of('plan.read', 'm.party_id'),
    reach_of('plan.propose', 'm.party_id'), reach_of('plan.review', 'm.party_id')));
call guard_rows_by('concrete_measure_import', reach_of('plan.propose', null, 'begun_by'), 'begun_by = (select reader_id())');
call guard_rows_by('plan_appraisal', $$state <> 'prepared'$$, reach_of('plan.appraise', null));

-- Calls and what parties answer.
call guard_rows_by('input_call', $$state in ('open', 'closed', 'recorded')$$, reach_of('drafts.read', null), reach_of('calls.write', null, 'made_by'));
call guard_rows_by('input_call_entry', reach_of('calls.write', null, 'made_by'));
call guard_rows_by('input_call_version', 'exists (select from input_call k where k.id = call_id)');
call guard_rows_by('input_call_subject', 'exists (select from input_call k where k.id = call_id)');
call guard_rows_by('call_recipient', reach_of('calls.write', null), reach_of('calls.answer', 'party_id'), reach_of('calls.contribute', 'party_id'),
  reach_of('calls.sign', 'party_id'), reach_of('submissions.read', 'party_id'));
call guard_rows_by('call_recipient_entry', 'made_by = (select reader_id())', reach_of('calls.write', null), reach_of('calls.answer', 'party_id'),
  reach_of('calls.contribute', 'party_id'), reach_of('calls.sign', 'party_id'), reach_of('submissions.read', 'party_id'));
-- That something was sent is for everybody; what is being written for its own people, and for those who cut an old document into answers.
call guard_rows_by('submission', 'version > 0', reach_of('calls.write', null), reach_of('calls.answer', 'party_id'),
  reach_of('calls.contribute', 'party_id'), reach_of('calls.sign', 'party_id'));
do $$
declare
  own text := format('exists (select from submission s where s.id = submission_id and (%s or %s or %s or (s.origin = ''brought-in'' and %s)))',
    reach_of('calls.answer', 's.party_id'), reach_of('calls.contribute', 's.party_id'), reach_of('calls.sign', 's.party_id'),
    reach_of('calls.write', null));
begin
  call guard_rows_by('submission_entry', 'made_by = (select reader_id())', own);
  call guard_rows_by('submission_answer', 'written_by = (select reader_id())', own);
  call guard_rows_by('submission_section', own);
  call guard_rows_by('submission_file', own);
end $$;
call guard_rows_by('submission_version', 'exists (select from submission s where s.id = submission_id)');
call guard_rows_by('sent_answer', $$audience = 'public'$$, $$(audience = 'parties' and (select reader_has('submissions.read')))$$,
  reach_of('submissions.read', 'party_id'), reach_of('calls.answer', 'party_id'), reach_of('calls.contribute', 'party_id'),
  reach_of('calls.sign', 'party_id'));
call guard_rows_by('submission_import', 'made_by = (select reader_id())', reach_of('calls.answer', 'party_id'),
  reach_of('calls.contribute', 'party_id'));

call guard_rows_by('brought_document', reach_of('calls.write', null, 'made_by'));
-- What officers do with answers that were sent; a translation is for whoever sees the answer.
call guard_rows_by('answer_code', reach_of('submissions.read', null), reach_of('calls.write', null));
call guard_rows_by('answer_mark', reach_of('submissions.read', null), reach_of('calls.write', null));
call guard_rows_by('answer_translation', reach_of('calls.write', null), $$exists (select from sent_answer a where a.party_id = answer_translation.party_id
  and a.submission_id = answer_translation.submission_id and a.version = answer_translation.version
  and a.question_id = answer_translation.question_id)$$);

-- Reports: what was published is a version of its own; sections and the log are what is being written.
call guard_rows_by('report', 'version > 0', reach_of('drafts.read', null, 'made_by'), reach_of('reports.write', null, 'made_by'),
  reach_of('reports.sign', null, 'made_by'));
do $$
declare
  own text := format('exists (select from report r where r.id = report_id and (%s or %s or %s))', reach_of('drafts.read', null, 'r.made_by'),
    reach_of('reports.write', null, 'r.made_by'), reach_of('reports.sign', null, 'r.made_by'));
begin
  call guard_rows_by('report_section', own);
  call guard_rows_by('report_entry', own);
end $$;

-- What people say to one another: a thread is for whoever began it, whom it is addressed to, and those who act for the party of either.
call guard_rows_by('comment', format($$((select reader_has('comments.read')) and (to_kind = 'all' or author_id = (select reader_person())
  or to_id = (select reader_person()) or to_id = any ((select reader_acts_for())::uuid[]) or author_party = any ((select reader_acts_for())::uuid[])
  or (author_party is null and (select reader_is_officer()))))$$), 'author_id = (select reader_person())');
call guard_rows_by('comment_version', 'exists (select from comment c where c.id = comment_id)');

-- What somebody is told belongs to them alone.
call guard_rows_by('notice', 'person_id = (select reader_person())');
call guard_rows_by('notice_wish', 'person_id = (select reader_person())');
call guard_rows_by('notice_hours', 'person_id = (select reader_person())');
call guard_rows_by('notice_feed', 'person_id = (select reader_person())');
call guard_rows_by('reminder_round', reach_of('reminders.write', null));
call guard_rows_by('reminder_sent', reach_of('reminders.write', null), 'person_id = (select reader_person())');

-- Data under lock and key, and what is published of it.
call guard_rows_by('evidence_key', reach_of('evidence.write', 'party_id'), reach_of('evidence.release', 'party_id'),
  $$(select reader_owns('evidence.write')) is not null$$);
call guard_rows_by('evidence_key_copy', 'person_id = (select reader_id())', reach_of('evidence.write', 'party_id'),
  reach_of('evidence.release', 'party_id'));
call guard_rows_by('evidence_dictionary', reach_of('evidence.write', 'party_id', 'made_by'));
call guard_rows_by('evidence_mapping', reach_of('evidence.write', 'party_id', 'made_by'));
call guard_rows_by('evidence_data_set', reach_of('evidence.write', 'party_id', 'made_by'), reach_of('evidence.release', 'party_id', 'made_by'));
call guard_rows_by('evidence_chunk', 'exists (select from evidence_data_set s where s.id = data_set_id)');
call guard_rows_by('evidence_run', reach_of('evidence.write', 'party_id', 'asked_by'), reach_of('evidence.release', 'party_id', 'asked_by'));
call guard_rows_by('evidence_release', $$state in ('published', 'withdrawn')$$, reach_of('drafts.read', 'party_id', 'proposed_by'),
  reach_of('evidence.write', 'party_id', 'proposed_by'), reach_of('evidence.release', 'party_id', 'proposed_by'));
call guard_rows_by('evidence_release_entry', 'exists (select from evidence_release r where r.id = release_id)');
call guard_rows_by('evidence_spent', reach_of('drafts.read', null), 'exists (select from evidence_data_set s where s.id = data_set_id)',
  'exists (select from evidence_release r where r.data_set_id = evidence_spent.data_set_id)');
