import { sql } from 'kysely';
import type { Connection } from '../../../kernel/db/index.js';
import type { DateMention } from '../../documents/index.js';
import type { CommitmentAct, CommitmentState, Scheme, Section, Standing } from '../commitment.js';
import { commitmentsTables } from './tables.js';

/** What the index of the register reads of one commitment. */
export interface IndexRow {
  id: string;
  documentId: string;
  section: Section;
  part: string | null;
  n: number;
  ordinal: number;
  act: CommitmentAct;
  state: CommitmentState;
  shown: boolean;
  dates: DateMention[];
  addressees: string[];
  filings: { scheme: Scheme; code: string; standing: Standing }[];
  revision: number;
}

const BATCH = 5000;

/**
 * Commitments that changed after a revision, or all of one document, in the order of their changes. `see` is given a batch at a time.
 */
export async function readIndexRows(
  c: Connection,
  which: { after: number } | { documentId: string },
  see: (rows: readonly IndexRow[]) => void,
): Promise<void> {
  const whose = 'documentId' in which ? sql`and k.document_id = ${which.documentId}` : sql``;
  let after = { revision: 'after' in which ? which.after : 0, id: '' };
  for (;;) {
    const { rows } = await sql<IndexRow>`
      select k.id, k.document_id as "documentId", k.section, k.part, k.n, k.ordinal, k.act, k.state, k.shown, k.dates, k.revision,
        coalesce((select array_agg(a.addressee order by a.position) from commitment_addressee a where a.commitment_id = k.id), '{}')
          as addressees,
        coalesce((select json_agg(json_build_object('scheme', f.scheme, 'code', f.code, 'standing', f.standing))
          from commitment_filing f where f.commitment_id = k.id), '[]'::json) as filings
      from commitment k
      where (k.revision, k.id::text) > (${after.revision}, ${after.id}) ${whose}
      order by k.revision, k.id::text limit ${BATCH}`.execute(commitmentsTables(c));
    see(rows);
    const last = rows.at(-1);
    if (last === undefined || rows.length < BATCH) return;
    after = { revision: last.revision, id: last.id };
  }
}

/** How many commitments there are, hidden ones too. */
export async function countCommitments(c: Connection): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from commitment`.execute(commitmentsTables(c));
  return rows[0]?.n ?? 0;
}

export interface IndexDocumentRow {
  id: string;
  slug: string;
  symbol: string | null;
  status: 'draft' | 'adopted' | 'unknown';
  organ: string | null;
  session: number | null;
  adopted: string | null;
  year: number | null;
  shown: boolean;
}

/** The documents that commitments can be of, the oldest first. */
export async function readIndexDocuments(c: Connection): Promise<IndexDocumentRow[]> {
  const { rows } = await sql<IndexDocumentRow>`
    select d.id, d.slug, d.symbol, d.status, d.organ, d.session, d.adopted, d.year, d.shown from document d
    order by d.year nulls first, d.adopted nulls first, d.status <> 'draft', d.slug`.execute(commitmentsTables(c));
  return rows;
}
