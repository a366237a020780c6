import { sql } from 'kysely';
import type { Connection } from '../../../kernel/db/index.js';
import type { DocumentTitle } from '../document.js';
import type { Lang } from '../reader/reading.js';
import { hasSymbol, searchHeadline, searchQuery } from '../search-query.js';
import type { SearchWords } from '../search-words.js';
import { documentsTables } from './tables.js';

/** A paragraph in which the words stand. */
export interface FoundParagraph {
  textId: string;
  slug: string;
  symbol: string | null;
  status: 'draft' | 'adopted' | 'unknown';
  titles: DocumentTitle[];
  lang: Lang;
  section: 'preamble' | 'operative' | 'annex';
  eId: string;
  part: string | null;
  n: number;
  acts: string[];
  /** Part of the paragraph, what was found between U+E000 and U+E001. */
  excerpt: string;
}

/** A document whose symbol or title was found. */
export interface FoundDocument {
  slug: string;
  symbol: string | null;
  status: 'draft' | 'adopted' | 'unknown';
  adopted: string | null;
  titles: DocumentTitle[];
}

export interface SearchScope {
  all: boolean;
  lang: Lang | null;
  limit: number;
  offset: number;
}

const titles = sql<
  DocumentTitle[]
>`coalesce((select json_agg(json_build_object('lang', t.lang, 'kind', t.kind, 'title', t.title))
  from document_title t where t.document_id = d.id), '[]'::json)`;

/**
 * Paragraphs in which all words stand, the closest first; only of shown texts unless `all`. A symbol with a paragraph is that
 * paragraph; without one it is looked for among what is cited.
 */
export async function searchParagraphs(
  c: Connection,
  words: SearchWords,
  scope: SearchScope,
): Promise<{ rows: FoundParagraph[]; total: number }> {
  const shown = scope.all ? sql`x.state in ('confirmed', 'preview')` : sql`x.state = 'confirmed'`;
  const query = searchQuery(words, { symbols: words.paragraph === null });
  const conditions = [
    shown,
    ...(query === null ? [] : [sql`p.search @@ q.query`]),
    ...(scope.lang === null ? [] : [sql`p.lang = ${scope.lang}`]),
    ...(words.paragraph === null
      ? []
      : [sql`p.section <> 'preamble' and p.n = ${words.paragraph} and ${hasSymbol(sql`o.symbol`, words.symbols)}`]),
  ];
  const result = await sql<Omit<FoundParagraph, 'excerpt'> & { excerpt: string; total: number }>`
    with q as (select ${query ?? sql`null::tsquery`} as query),
    r as (
      select p.text_id, p.position, p.body, x.document_id, count(*) over ()::int as total,
        ${query === null ? sql`0` : sql`ts_rank_cd(p.search, q.query, 1)`} as rank
      from q, paragraph p join document_text x on x.id = p.text_id ${words.paragraph === null ? sql`` : sql`join document o on o.id = x.document_id`}
      where ${sql.join(conditions, sql` and `)}
      order by rank desc, x.document_id desc, p.position limit ${scope.limit} offset ${scope.offset}
    )
    select p.text_id as "textId", d.slug, d.symbol, d.status, ${titles} as titles, p.lang, p.section, p.eid as "eId", p.part, p.n, p.acts,
      ${searchHeadline(sql`p.lang`, sql`r.body`, words)} as excerpt, r.total
    from r join paragraph p on p.text_id = r.text_id and p.position = r.position join document d on d.id = r.document_id
    order by r.rank desc, r.document_id desc, r.position`.execute(documentsTables(c));
  return { rows: result.rows.map(({ total: _, ...row }) => row), total: result.rows[0]?.total ?? 0 };
}

/** Documents whose symbol has one of the symbols, or whose title has all the words. */
export async function searchDocuments(
  c: Connection,
  words: SearchWords,
  { all, limit, offset }: Omit<SearchScope, 'lang'>,
): Promise<{ rows: FoundDocument[]; total: number }> {
  const query = searchQuery(words, { symbols: false });
  const either = [
    ...(words.symbols.length === 0 ? [] : [hasSymbol(sql`d.symbol`, words.symbols)]),
    ...(query === null
      ? []
      : [
          sql`exists (select 1 from document_title t, (select ${query} as query) q where t.document_id = d.id and t.search @@ q.query)`,
        ]),
  ];
  if (either.length === 0) return { rows: [], total: 0 };
  const result = await sql<FoundDocument & { total: number }>`
    select d.slug, d.symbol, d.status, d.adopted, ${titles} as titles, count(*) over ()::int as total
    from document d where ${all ? sql`true` : sql`d.shown`} and (${sql.join(either, sql` or `)})
    order by d.year desc nulls last, d.slug limit ${limit} offset ${offset}`.execute(documentsTables(c));
  return { rows: result.rows.map(({ total: _, ...row }) => row), total: result.rows[0]?.total ?? 0 };
}
