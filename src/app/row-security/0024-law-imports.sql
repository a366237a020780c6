-- Files of laws that were brought in.
call guard_rows_by('treaty_law_import', reach_of('legislation.write', null, 'begun_by'), 'begun_by = (select reader_id())');
