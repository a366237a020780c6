import { sql } from 'kysely';
import { type Invariant, sqlInvariant } from '../../kernel/module/index.js';

/** What must hold of data under lock at any time. */
export const evidenceInvariants: readonly Invariant[] = [
  sqlInvariant(
    'rows of data sets that were destroyed',
    'Delete the rows of evidence_chunk that belong to the data sets named, and tell the data officers of their parties.',
    sql<{ name: string }>`select distinct d.id::text as name from evidence_data_set d
      where d.state = 'shredded' and (d.wrapped_identity is not null
        or exists (select from evidence_chunk c where c.data_set_id = d.id)) order by 1`,
  ),
  sqlInvariant(
    'data sets that are kept beyond their time',
    'Look why the daily job evidence.shred did not run; concordance doctor names jobs that failed.',
    sql<{ name: string }>`select id::text as name from evidence_data_set
      where state = 'kept' and keep_until < current_date - 2 order by 1`,
  ),
  sqlInvariant(
    'privacy budgets that were overspent',
    'Withdraw the releases of the data sets named, and tell the data officers of their parties.',
    sql<{ name: string }>`select d.id::text as name from evidence_data_set d
      where d.rho_cap < (select coalesce(sum(s.rho), 0) from evidence_spent s where s.data_set_id = d.id) order by 1`,
  ),
  sqlInvariant(
    'published releases without two names',
    'Withdraw the releases named until two people have approved them.',
    sql<{ name: string }>`select r.slug || '/' || r.version as name from evidence_release r
      where r.state = 'published' and 2 > (select count(distinct e.made_by) from evidence_release_entry e
        where e.release_id = r.id and e.entry ->> 'kind' = 'approved') order by 1`,
  ),
];
