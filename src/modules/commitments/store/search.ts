import { sql } from 'kysely';
import type { Connection } from '../../../kernel/db/index.js';
import { isEmptyQuery, searchWords, tsquery } from '../../documents/index.js';
import { commitmentsTables } from './tables.js';

/**
 * The commitments in whose titles or words all that is looked for stands, in any language; a symbol ("70/179") names the document. Ids
 * only: the register decides who sees which.
 */
export async function searchCommitments(c: Connection, query: string): Promise<Set<string>> {
  const words = searchWords(query);
  if (isEmptyQuery(words)) return new Set();
  const { symbols } = words;
  const textual = { ...words, symbols: [] };
  const ofDocument = symbols.map(
    (symbol) =>
      sql`k.document_id in (select id from document where symbol = ${symbol} or symbol like ${`%/${escapeLike(symbol)}`})`,
  );
  const ofWords = isEmptyQuery(textual)
    ? []
    : [
        sql`k.id in (
          select t.commitment_id from commitment_title t, (select ${tsquery(textual)} as query) q where t.search @@ q.query
          union select w.commitment_id from commitment_wording w, (select ${tsquery(textual)} as query) q where w.search @@ q.query)`,
      ];
  const { rows } = await sql<{ id: string }>`
    select k.id from commitment k where ${sql.join([...ofDocument, ...ofWords], sql` and `)}`.execute(
    commitmentsTables(c),
  );
  return new Set(rows.map(({ id }) => id));
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/gu, '\\$&');
}
