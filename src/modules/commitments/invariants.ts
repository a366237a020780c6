import { sql } from 'kysely';
import { type Invariant, sqlInvariant } from '../../kernel/module/index.js';
import { findMisfoldedAnswers } from './answers/find-misfolded.js';
import { findMisfolded } from './check-states.js';

/** What must hold of the register. */
export const commitmentInvariants: readonly Invariant[] = [
  {
    about: 'states of commitments',
    mend: 'These states are not what their steps lead to; someone changed them by other means than the program. Compare with the last backup.',
    broken: async (c) => (await findMisfolded(c)).map(({ key }) => key),
  },
  sqlInvariant(
    'revision of the register',
    'These commitments carry a later revision than the register itself: what is computed from it may be old. Compare with the last backup.',
    sql`select k.key as name from commitment k, register r where k.revision > r.revision order by k.key`,
  ),
  sqlInvariant(
    'order of steps',
    'Steps of these commitments are missing, though steps are only ever added. Compare with the last backup.',
    sql`select k.key as name from commitment_step s join commitment k on k.id = s.commitment_id
        group by k.key having count(*) <> max(s.ordinal) order by k.key`,
  ),
  sqlInvariant(
    'steps that were taken back',
    'These commitments have a step that takes back a step of another one. Compare with the last backup.',
    sql`select distinct k.key as name from commitment_step s
        join commitment k on k.id = s.commitment_id
        join commitment_step b on b.id = s.takes_back
        where b.commitment_id <> s.commitment_id order by k.key`,
  ),
  sqlInvariant(
    'evidence of steps',
    'The files of these steps are gone; restore them from a backup.',
    sql`select k.key as name from commitment_step s join commitment k on k.id = s.commitment_id
        where s.evidence_file is not null and not exists (select 1 from file f where f.sha256 = s.evidence_file)
        order by k.key`,
  ),
  {
    about: 'answers of parties',
    mend: 'These answers are not what their versions lead to; someone changed them by other means than the program. Compare with the last backup.',
    broken: findMisfoldedAnswers,
  },
  sqlInvariant(
    'evidence of answers',
    'The files of these answers are gone; restore them from a backup.',
    sql`select distinct k.key as name from commitment_answer_version v join commitment_answer a on a.id = v.answer_id
        join commitment k on k.id = a.commitment_id
        where v.evidence_file is not null and not exists (select 1 from file f where f.sha256 = v.evidence_file)
        order by k.key`,
  ),
  sqlInvariant(
    'links between commitments',
    'These commitments are linked to themselves. Compare with the last backup.',
    sql`select k.key as name from commitment_link l join commitment k on k.id = l.earlier_id
        where l.earlier_id = l.later_id order by k.key`,
  ),
  sqlInvariant(
    'wordings of commitments',
    'These commitments have words of a text that is not there. Read the texts of their document again.',
    sql`select distinct k.key as name from commitment_wording w join commitment k on k.id = w.commitment_id
        where not exists (select 1 from document_text t where t.id = w.text_id) order by k.key`,
  ),
];
