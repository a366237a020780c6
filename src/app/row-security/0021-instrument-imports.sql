-- Files of instruments that were brought in.
call guard_rows_by('treaty_instrument_import', reach_of('treaties.write', null, 'begun_by'), 'begun_by = (select reader_id())');
