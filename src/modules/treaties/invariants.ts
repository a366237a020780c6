import { sql } from 'kysely';
import { type Invariant, sqlInvariant } from '../../kernel/module/index.js';

/** What must hold of the status of treaties. */
export const treatyInvariants: readonly Invariant[] = [
  sqlInvariant(
    'corrections of what participants did about treaties',
    'These actions correct one of another participant, of another instrument, or one that was struck. Compare with the last backup.',
    sql`select a.id::text as name from treaty_action a join treaty_action b on b.id = a.corrects
        where b.party_id <> a.party_id or b.instrument_id <> a.instrument_id or b.struck order by a.id`,
  ),
  sqlInvariant(
    'struck actions',
    'These rows strike nothing. Compare with the last backup.',
    sql`select id::text as name from treaty_action where struck and corrects is null order by id`,
  ),
  sqlInvariant(
    'tables of depositaries',
    'These actions were brought by a table that is not there, or that was not applied. Compare with the last backup.',
    sql`select a.id::text as name from treaty_action a where a.import_id is not null
        and not exists (select 1 from treaty_import i where i.id = a.import_id and i.state <> 'compared') order by a.id`,
  ),
  sqlInvariant(
    'reviews of laws',
    'These laws were reviewed by whoever wrote them, or by nobody. Ask somebody else to look at them.',
    sql`select id::text as name from treaty_law where state = 'reviewed' and (reviewed_by is null or reviewed_by = written_by)
        order by id`,
  ),
];
