-- Estimates as figures of SDG 16.2.2: everybody's once published, until then of those who estimate and of those who decide.
call guard_rows('estimation_statistic', $$state in ('published', 'withdrawn', 'replaced')
  or (select reader_reaches('drafts.read')) or (select reader_reaches('estimation.write'))
  or party_id = any ((select reader_parties('drafts.read') || reader_parties('estimation.write') || reader_parties('evidence.release'))::uuid[])
  or proposed_by in ((select reader_id()), (select reader_owns('drafts.read')), (select reader_owns('estimation.write')),
    (select reader_owns('evidence.release')))$$);
