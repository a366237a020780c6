-- Questionnaires of calls that were brought as files.
call guard_rows_by('questionnaire_import', reach_of('calls.write', null, 'made_by'), 'made_by = (select reader_id())');
