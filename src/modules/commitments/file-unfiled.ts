import { sql } from 'kysely';
import type { Connection } from '../../kernel/db/index.js';
import type { Lang } from '../../kernel/i18n/index.js';
import type { CommitmentAct } from './commitment.js';
import { suggestFilings } from './filing/suggest-filings.js';
import { setCommitment } from './store/commitments.js';
import { suggestFilingsFor } from './store/filings.js';
import { commitmentsTables } from './store/tables.js';

interface Unfiled {
  id: string;
  act: CommitmentAct;
  addressees: string[];
  citations: string[];
  lang: Lang;
  words: string;
}

/**
 * Suggests where commitments of a document belong that are filed nowhere yet and whose words are here now: those written by hand or
 * brought by a spreadsheet, when their text comes. What a person has rejected counts as filed.
 *
 * @returns how many commitments got a suggestion.
 */
export async function fileUnfiled(
  c: Connection,
  documentId: string,
  mark: { revision: number; now: Date },
): Promise<number> {
  const { rows } = await sql<Unfiled>`
    select distinct on (k.id) k.id, k.act, k.citations, w.lang, w.words,
      coalesce((select array_agg(a.addressee order by a.position) from commitment_addressee a where a.commitment_id = k.id), '{}')
        as addressees
    from commitment k join commitment_wording w on w.commitment_id = k.id
    where k.document_id = ${documentId} and not exists (select 1 from commitment_filing f where f.commitment_id = k.id)
    order by k.id, w.lang <> 'en', w.lang`.execute(commitmentsTables(c));
  const suggested = rows.flatMap((row) =>
    suggestFilings(row).map(({ scheme, code, rule }) => ({ commitmentId: row.id, scheme, code, suggestedBy: rule })),
  );
  const filed = await suggestFilingsFor(c, suggested);
  for (const id of filed) await setCommitment(c, id, {}, { ...mark, edited: false });
  return filed.length;
}
