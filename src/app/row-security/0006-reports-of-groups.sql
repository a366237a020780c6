-- What is being written of the annual report of a group is for its own people, too: the ones before knew reports of the house only.
do $$
declare
  guarded text;
  own text := format('%s or %s or %s or %s', reach_of('drafts.read', 'r.party_id', 'r.made_by'), reach_of('reports.read', 'r.party_id', 'r.made_by'),
    reach_of('reports.write', 'r.party_id', 'r.made_by'), reach_of('reports.sign', 'r.party_id', 'r.made_by'));
begin
  foreach guarded in array array['report', 'report_section', 'report_entry'] loop
    execute format('drop policy seen on %s', guarded);
  end loop;
  execute format('create policy seen on report for select using ((select reader_is_house()) or version > 0 or %s)', replace(own, 'r.', ''));
  foreach guarded in array array['report_section', 'report_entry'] loop
    execute format('create policy seen on %s for select using ((select reader_is_house()) or exists (select from report r where r.id = report_id and (%s)))',
      guarded, own);
  end loop;
end $$;
