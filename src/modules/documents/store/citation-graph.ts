import { sql } from 'kysely';
import type { Connection } from '../../../kernel/db/index.js';
import type { Citation, CitationSource, GraphDocument } from '../citations/graph.js';
import { onlyCited } from '../citations/graph.js';
import type { Lang } from '../reader/reading.js';
import { documentsTables } from './tables.js';

/** A paragraph in which a citation stands, in the text that the reader of `lang` reads first. */
export interface CitingPlace {
  documentId: string;
  symbol: string;
  section: 'preamble' | 'operative' | 'annex';
  part: string | null;
  n: number;
  eId: string;
  textId: string;
}

/** Every citation between documents that may be seen: of shown documents unless `all`. */
export async function readCitations(c: Connection, all: boolean): Promise<Citation[]> {
  const shown = all ? sql`true` : sql`d.shown`;
  const documents = await sql<GraphDocument & { id: string }>`
    select d.slug as key, d.id, d.slug, d.symbol, d.status, coalesce(d.adopted, d.year::text) as date, d.in_thread as "inThread",
      coalesce((select json_agg(json_build_object('lang', t.lang, 'kind', t.kind, 'title', t.title))
        from document_title t where t.document_id = d.id), '[]'::json) as titles
    from document d where ${shown}`.execute(documentsTables(c));
  const byId = new Map(documents.rows.map((row) => [row.id, row]));
  const bySymbol = new Map<string, GraphDocument>(
    documents.rows.flatMap((row) => (row.symbol === null ? [] : [[row.symbol, row]])),
  );
  const { rows } = await sql<{ fromId: string; symbol: string; sources: CitationSource[]; paragraphs: number }>`
    with place as (
      select p.document_id, cited, count(distinct (p.section, p.part, p.n))::int as paragraphs
      from paragraph p join document_text x on x.id = p.text_id and x.state = 'confirmed', unnest(p.citations) cited
      group by p.document_id, cited)
    select g.from_id as "fromId", g.to_symbol as symbol, g.sources, coalesce(place.paragraphs, 0) as paragraphs
    from (select from_id, to_symbol, array_agg(distinct source order by source) as sources from citation group by 1, 2) g
    left join place on place.document_id = g.from_id and place.cited = g.to_symbol`.execute(documentsTables(c));
  return rows.flatMap(({ fromId, symbol, sources, paragraphs }) => {
    const citing = byId.get(fromId);
    if (citing === undefined || citing.symbol === symbol) return [];
    const cited = bySymbol.get(symbol) ?? onlyCited(symbol);
    bySymbol.set(symbol, cited);
    return [{ citing, cited, sources, paragraphs }];
  });
}

/** The paragraphs in which these citations stand, each paragraph of a document once, in the order of the text. */
export async function readCitingPlaces(
  c: Connection,
  citations: readonly Pick<Citation, 'citing' | 'cited'>[],
  lang: Lang,
): Promise<CitingPlace[]> {
  const ids = [...new Set(citations.flatMap(({ citing }) => citing.id ?? []))];
  const symbols = [...new Set(citations.flatMap(({ cited }) => cited.symbol ?? []))];
  if (ids.length === 0 || symbols.length === 0) return [];
  const { rows } = await sql<CitingPlace>`
    select * from (
      select distinct on (p.document_id, cited, p.section, p.part, p.n)
        p.document_id as "documentId", cited as symbol, p.section, p.part, p.n, p.eid as "eId", p.text_id as "textId", p.position
      from paragraph p join document_text x on x.id = p.text_id and x.state = 'confirmed', unnest(p.citations) cited
      where p.document_id = any(${sql.val(ids)}::uuid[]) and p.citations && ${sql.val(symbols)}::text[]
        and cited = any(${sql.val(symbols)}::text[])
      order by p.document_id, cited, p.section, p.part, p.n, x.lang <> ${lang}, x.lang <> 'en', x.brought_at desc) place
    order by "documentId", symbol, position`.execute(documentsTables(c));
  return rows;
}
