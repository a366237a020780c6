-- Denominators are for everybody; who brought a file of them sees what it would change, and whoever may bring them for all States.
call guard_rows('evidence_population'::regclass, 'true');
call guard_rows_by('evidence_population_import', 'begun_by = (select reader_id())', reach_of('estimation.write', null));
