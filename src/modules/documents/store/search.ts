import { type RawBuilder, sql } from 'kysely';
import type { Connection } from '../../../kernel/db/index.js';
import type { DocumentTitle } from '../document.js';
import type { Lang } from '../reader/reading.js';
import { SEARCH_CONFIGS, type SearchWords, symbolWord } from '../search-words.js';
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

export const FOUND_FROM = '\uE000';
export const FOUND_TO = '\uE001';

const WESTERN = ['ar', 'en', 'es', 'fr', 'ru'] as const;

/**
 * The words as one query (`tsquery`) over the indexes of all languages, for any column that holds what `indexedText` gives. A word stems differently in each; what one language makes of it hardly
 * ever is a word of another, so the parts are joined by "or".
 */
export function tsquery(words: SearchWords): RawBuilder<unknown> {
  const symbols = words.symbols.map((symbol) => sql`plainto_tsquery('simple', ${symbolWord(symbol)})`);
  const chinese =
    words.chinese.words.length === 0 ? [] : [sql`(${all(words.chinese.words)} || ${all(words.chinese.pairs)})`];
  const western =
    words.western === ''
      ? []
      : [
          sql`(${sql.join(
            WESTERN.map((lang) => websearch(lang, words.western)),
            sql` || `,
          )})`,
        ];
  return sql.join([...symbols, ...chinese, ...western], sql` && `);
}

function all(words: readonly string[]): RawBuilder<unknown> {
  return sql`plainto_tsquery('simple', ${words.join(' ')})`;
}

function websearch(lang: Lang, text: string): RawBuilder<unknown> {
  return sql`websearch_to_tsquery(${sql.lit(SEARCH_CONFIGS[lang])}::regconfig, ${text})`;
}

const titles = sql<
  DocumentTitle[]
>`coalesce((select json_agg(json_build_object('lang', t.lang, 'kind', t.kind, 'title', t.title))
  from document_title t where t.document_id = d.id), '[]'::json)`;

/** Paragraphs in which all words stand, the closest first; only of shown texts unless `all`. */
export async function searchParagraphs(
  c: Connection,
  words: SearchWords,
  scope: SearchScope,
): Promise<{ rows: FoundParagraph[]; total: number }> {
  const shown = scope.all ? sql`x.state in ('confirmed', 'preview')` : sql`x.state = 'confirmed'`;
  const headline = sql`case p.lang ${sql.join(
    WESTERN.map(
      (lang) =>
        sql`when ${sql.lit(lang)} then ts_headline(${sql.lit(SEARCH_CONFIGS[lang])}::regconfig, r.body, ${websearch(lang, words.western)}, ${headlineOptions})`,
    ),
    sql` `,
  )} else r.body end`;
  const result = await sql<Omit<FoundParagraph, 'excerpt'> & { excerpt: string; total: number }>`
    with q as (select ${tsquery(words)} as query),
    r as (
      select p.text_id, p.position, p.body, x.document_id, ts_rank_cd(p.search, q.query, 1) as rank, count(*) over ()::int as total
      from q, paragraph p join document_text x on x.id = p.text_id
      where p.search @@ q.query and ${shown} and ${scope.lang === null ? sql`true` : sql`p.lang = ${scope.lang}`}
      order by rank desc, x.document_id desc, p.position limit ${scope.limit} offset ${scope.offset}
    )
    select p.text_id as "textId", d.slug, d.symbol, d.status, ${titles} as titles, p.lang, p.section, p.eid as "eId", p.part, p.n, p.acts,
      ${words.western === '' ? sql`r.body` : headline} as excerpt, r.total
    from r join paragraph p on p.text_id = r.text_id and p.position = r.position join document d on d.id = r.document_id
    order by r.rank desc, r.document_id desc, r.position`.execute(documentsTables(c));
  return { rows: result.rows.map(({ total: _, ...row }) => row), total: result.rows[0]?.total ?? 0 };
}

const headlineOptions = `StartSel=${FOUND_FROM}, StopSel=${FOUND_TO}, MaxWords=40, MinWords=18, MaxFragments=2, FragmentDelimiter=" … "`;

/** Documents whose symbol has one of the symbols, or whose title has all the words. */
export async function searchDocuments(
  c: Connection,
  words: SearchWords,
  showAll: boolean,
  limit: number,
): Promise<FoundDocument[]> {
  const textual = { ...words, symbols: [] };
  const bySymbol = words.symbols.map(
    (symbol) => sql`(d.symbol = ${symbol} or d.symbol like ${`%/${escapeLike(symbol)}`})`,
  );
  const byTitle =
    words.western === '' && words.chinese.words.length === 0
      ? []
      : [
          sql`exists (select 1 from document_title t, (select ${tsquery(textual)} as query) q where t.document_id = d.id and t.search @@ q.query)`,
        ];
  if (bySymbol.length + byTitle.length === 0) return [];
  const result = await sql<FoundDocument>`
    select d.slug, d.symbol, d.status, d.adopted, ${titles} as titles
    from document d where ${showAll ? sql`true` : sql`d.shown`} and (${sql.join([...bySymbol, ...byTitle], sql` or `)})
    order by d.year desc nulls last, d.slug limit ${limit}`.execute(documentsTables(c));
  return result.rows;
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/gu, '\\$&');
}
