import { sql } from 'kysely';
import type { Connection } from '../../../kernel/db/index.js';
import type { Lang } from '../../../kernel/i18n/index.js';
import type { ThreadClause, ThreadDocument } from '../lines/thread.js';
import { commitmentsTables } from './tables.js';

/** The order of adoption, a draft before the text that it became: the same wherever time orders commitments. */
export const IN_TIME = sql`d.year nulls first, d.adopted nulls first, d.status <> 'draft', d.slug`;

type ClauseRow = Omit<ThreadClause, 'words'> & { documentId: string; words: Partial<Record<Lang, string>> };

/**
 * The documents among which the lines of a document are looked for, with what they ask and is shown: the thread, the document
 * itself, its drafts or final text, what it cites and what cites it.
 */
export async function readThread(c: Connection, documentId: string): Promise<ThreadDocument[]> {
  const db = commitmentsTables(c);
  const { rows: documents } = await sql<{ id: string; draftOf: string | null }>`
    with this as (select id, symbol, draft_of from document where id = ${documentId})
    select d.id, d.draft_of as "draftOf" from document d, this
    where d.origin <> 'specimen' and (d.in_thread or d.id = this.id or d.draft_of = this.id or d.id = this.draft_of
      or d.symbol in (select to_symbol from citation where from_id = this.id)
      or d.id in (select from_id from citation where to_symbol = this.symbol))
      and exists (select 1 from commitment k where k.document_id = d.id and k.shown)
    order by ${IN_TIME}`.execute(db);
  if (documents.length === 0) return [];
  const { rows } = await sql<ClauseRow>`
    select k.id as "commitmentId", k.document_id as "documentId", k.section, k.part, k.n, k.ordinal, k.act, k.citations,
      coalesce((select array_agg(a.addressee order by a.position) from commitment_addressee a where a.commitment_id = k.id), '{}')
        as addressees,
      coalesce((select json_object_agg(w.lang, w.words) from (select distinct on (lang) lang, words from commitment_wording
        where commitment_id = k.id order by lang, text_id) w), '{}'::json) as words
    from commitment k
    where k.shown and k.document_id = any(${documents.map(({ id }) => id)}::uuid[])
    order by k.section = 'annex', k.part nulls first, k.n, k.ordinal`.execute(db);
  const clauses = new Map<string, ThreadClause[]>(documents.map(({ id }) => [id, []]));
  for (const { documentId: id, words, ...clause } of rows)
    clauses.get(id)?.push({ ...clause, words: new Map(Object.entries(words) as [Lang, string][]) });
  return documents.map((document) => ({ ...document, clauses: clauses.get(document.id) ?? [] }));
}
