import { sql } from 'kysely';
import type { Connection } from '../../../kernel/db/index.js';
import type { DocumentRecord, DocumentTitle, TextState } from '../document.js';
import type { Lang } from '../reader/reading.js';
import { indexedText, SEARCH_CONFIGS } from '../search-words.js';
import { type DocumentRow, documentsTables } from './tables.js';

/** A text of a document, as far as a list of texts shows it. */
export interface TextSummary {
  id: string;
  lang: Lang;
  state: TextState;
  revision: number;
  fileName: string;
  broughtAt: string;
  confirmedAt: string | null;
}

/** A document that this one cites or that cites it; only a symbol where it is not here. */
export interface CitedDocument {
  symbol: string | null;
  slug: string | null;
  titles: DocumentTitle[];
  /** `fact`: known without a text; `reading`: read in one. */
  sources: ('fact' | 'reading')[];
}

/** A document with everything its page says round its text. */
export interface WholeDocument extends DocumentRecord {
  titles: DocumentTitle[];
  texts: TextSummary[];
  cites: CitedDocument[];
  citedBy: CitedDocument[];
  /** The document that this one is a draft of, and drafts of this one. */
  final: CitedDocument | null;
  drafts: CitedDocument[];
}

export function recordOf(row: DocumentRow): DocumentRecord {
  const { draft_of, in_thread, created_at: _created, fact_key: _key, ...same } = row;
  return { ...same, draftOf: draft_of, inThread: in_thread };
}

const titlesOf = (alias: string) => sql<DocumentTitle[]>`coalesce((
  select json_agg(json_build_object('lang', t.lang, 'kind', t.kind, 'title', t.title) order by t.lang, t.kind)
  from document_title t where t.document_id = ${sql.ref(`${alias}.id`)}), '[]'::json)`;

/**
 * A document by slug or id with titles, texts, citations and drafts, in one query. `all`: unpublished texts and documents too.
 */
export async function findWholeDocument(c: Connection, slugOrId: string, all: boolean): Promise<WholeDocument | null> {
  // Nothing else is a slug, and a zero byte would be an error of the database.
  if (!/^[\w-]+$/u.test(slugOrId)) return null;
  const seen = all ? sql`true` : sql`o.shown`;
  const brief = sql`json_build_object('symbol', o.symbol, 'slug', o.slug, 'titles', ${titlesOf('o')})`;
  const result = await sql<DocumentRow & Omit<WholeDocument, keyof DocumentRecord>>`
    select d.*, ${titlesOf('d')} as titles,
      coalesce((select json_agg(json_build_object('id', x.id, 'lang', x.lang, 'state', x.state, 'revision', x.revision,
          'fileName', x.file_name, 'broughtAt', x.brought_at, 'confirmedAt', x.confirmed_at) order by x.lang, x.brought_at desc)
        from document_text x where x.document_id = d.id and ${all ? sql`true` : sql`x.state = 'confirmed'`}), '[]'::json) as texts,
      coalesce((select json_agg(json_build_object('symbol', g.to_symbol, 'slug', o.slug,
          'titles', case when o.id is null then '[]'::json else ${titlesOf('o')} end, 'sources', g.sources) order by o.year nulls last, g.to_symbol)
        from (select to_symbol, array_agg(distinct source order by source) as sources from citation
          where from_id = d.id group by to_symbol) g
        left join document o on o.symbol = g.to_symbol and ${seen}), '[]'::json) as cites,
      coalesce((select json_agg(json_build_object('symbol', o.symbol, 'slug', o.slug, 'titles', ${titlesOf('o')}, 'sources', g.sources) order by o.year, o.slug)
        from (select from_id, array_agg(distinct source order by source) as sources from citation
          where to_symbol = d.symbol group by from_id) g
        join document o on o.id = g.from_id and ${seen}), '[]'::json) as "citedBy",
      (select ${brief} from document o where o.id = d.draft_of and ${seen}) as final,
      coalesce((select json_agg(${brief} order by o.slug) from document o where o.draft_of = d.id and ${seen}), '[]'::json) as drafts
    from document d
    where ${isUuid(slugOrId) ? sql`d.id = ${slugOrId}` : sql`d.slug = ${slugOrId}`} and ${all ? sql`true` : sql`d.shown`}
  `.execute(documentsTables(c));
  const row = result.rows[0];
  if (row === undefined) return null;
  return {
    ...recordOf(row),
    titles: row.titles,
    texts: row.texts,
    cites: row.cites,
    citedBy: row.citedBy,
    final: row.final,
    drafts: row.drafts,
  };
}

export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/u.test(text);
}

/** What the list of documents is asked for. */
export interface DocumentFilter {
  all: boolean;
  organ?: readonly string[];
  year?: readonly number[];
  /** Documents that have a shown text in one of these languages. */
  lang?: readonly string[];
  status?: readonly string[];
  thread?: boolean;
  /** Whether a text of it is here. */
  text?: boolean;
}

export interface ListedDocument extends DocumentRecord {
  titles: DocumentTitle[];
  /** Languages of the texts that are here. */
  langs: Lang[];
  /** Acts and dates read in one of the texts, or null without a text. */
  acts: number | null;
  dates: number | null;
}

export type DocumentSort = 'symbol' | 'adopted' | 'status';

export interface DocumentPage {
  sort: DocumentSort;
  descending: boolean;
  limit: number;
  offset: number;
}

/** One page of documents and how many there are. */
export async function listDocuments(
  c: Connection,
  filter: DocumentFilter,
  page: DocumentPage,
): Promise<{ rows: ListedDocument[]; total: number }> {
  const where = conditions(filter);
  const way = page.descending ? sql`desc nulls last` : sql`asc nulls last`;
  const order = {
    symbol: sql`d.session ${way}, length(d.symbol) ${way}, d.symbol ${way}, d.slug ${way}`,
    adopted: sql`coalesce(d.adopted, d.year::text) ${way}, d.session ${way}, d.slug ${way}`,
    status: sql`d.status ${way}, d.slug ${way}`,
  }[page.sort];
  const texts = sql`from document_text x where x.document_id = d.id and ${filter.all ? sql`x.state in ('confirmed', 'preview')` : sql`x.state = 'confirmed'`}`;
  const result = await sql<
    DocumentRow & { titles: DocumentTitle[]; langs: Lang[]; acts: number | null; dates: number | null; total: number }
  >`
    select d.*, ${titlesOf('d')} as titles, coalesce((select json_agg(distinct x.lang) ${texts}), '[]'::json) as langs,
      (select x.act_count ${texts} order by x.state, x.lang = 'en' desc, x.brought_at desc limit 1) as acts,
      (select x.date_count ${texts} order by x.state, x.lang = 'en' desc, x.brought_at desc limit 1) as dates,
      count(*) over ()::int as total
    from document d where ${where} order by (d.origin = 'specimen'), ${order} limit ${page.limit} offset ${page.offset}
  `.execute(documentsTables(c));
  const first = result.rows[0];
  if (first === undefined && page.offset > 0) return { rows: [], total: await countDocuments(c, filter) };
  return {
    rows: result.rows.map((row) => ({
      ...recordOf(row),
      titles: row.titles,
      langs: row.langs,
      acts: row.acts,
      dates: row.dates,
    })),
    total: first?.total ?? 0,
  };
}

async function countDocuments(c: Connection, filter: DocumentFilter): Promise<number> {
  const result = await sql<{
    total: number;
  }>`select count(*)::int as total from document d where ${conditions(filter)}`.execute(documentsTables(c));
  return result.rows[0]?.total ?? 0;
}

function conditions(filter: DocumentFilter) {
  const state = filter.all ? sql`x.state in ('confirmed', 'preview')` : sql`x.state = 'confirmed'`;
  const hasText = sql`exists (select 1 from document_text x where x.document_id = d.id and ${state})`;
  const parts = [
    filter.all ? sql`true` : sql`d.shown`,
    ...(filter.organ?.length ? [sql`d.organ = any(${[...filter.organ]}::text[])`] : []),
    ...(filter.year?.length ? [sql`d.year = any(${[...filter.year]}::int[])`] : []),
    ...(filter.status?.length ? [sql`d.status = any(${[...filter.status]}::text[])`] : []),
    ...(filter.lang?.length
      ? [
          sql`exists (select 1 from document_text x where x.document_id = d.id and ${state} and x.lang = any(${[...filter.lang]}::text[]))`,
        ]
      : []),
    ...(filter.thread ? [sql`d.in_thread`] : []),
    ...(filter.text === undefined ? [] : [filter.text ? hasText : sql`not ${hasText}`]),
  ];
  return sql.join(parts, sql` and `);
}

/** What the filters of the list can offer, with how many documents each choice has. */
export async function documentFacets(
  c: Connection,
  all: boolean,
): Promise<{ organ: Facet[]; year: Facet[]; status: Facet[]; lang: Facet[] }> {
  const shown = all ? sql`true` : sql`d.shown`;
  const result = await sql<{ name: 'organ' | 'year' | 'status' | 'lang'; value: string; count: number }>`
    select 'organ' as name, d.organ as value, count(*)::int as count from document d where ${shown} and d.organ is not null group by 2
    union all select 'year', d.year::text, count(*)::int from document d where ${shown} and d.year is not null group by 2
    union all select 'status', d.status, count(*)::int from document d where ${shown} group by 2
    union all select 'lang', x.lang, count(distinct d.id)::int from document d join document_text x on x.document_id = d.id
      where ${shown} and ${all ? sql`x.state in ('confirmed', 'preview')` : sql`x.state = 'confirmed'`} group by 2
    order by 1, 2`.execute(documentsTables(c));
  const of = (name: string) =>
    result.rows.filter((row) => row.name === name).map(({ value, count }) => ({ value, count }));
  return { organ: of('organ'), year: of('year').reverse(), status: of('status'), lang: of('lang') };
}

export interface Facet {
  value: string;
  count: number;
}

export async function insertDocument(c: Connection, row: DocumentRow): Promise<void> {
  await documentsTables(c).insertInto('document').values(row).execute();
}

/** Writes a title, or the newer wording over the older. */
export async function putTitle(c: Connection, documentId: string, title: DocumentTitle): Promise<void> {
  const search = sql<string>`to_tsvector(${SEARCH_CONFIGS[title.lang]}::regconfig, ${indexedText(title.lang, title.title)})`;
  await documentsTables(c)
    .insertInto('document_title')
    .values({ document_id: documentId, lang: title.lang, kind: title.kind, title: title.title, search })
    .onConflict((conflict) =>
      conflict.columns(['document_id', 'lang', 'kind']).doUpdateSet({ title: title.title, search }),
    )
    .execute();
}

export async function findDocumentBySymbol(c: Connection, symbol: string): Promise<string | null> {
  const row = await documentsTables(c)
    .selectFrom('document')
    .select('id')
    .where('symbol', '=', symbol)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** A document without what stands round it. `lock`: until the end of the transaction nobody else changes it. */
export async function findDocument(
  c: Connection,
  id: string,
  options: { lock?: boolean } = {},
): Promise<DocumentRecord | null> {
  const query = documentsTables(c).selectFrom('document').selectAll().where('id', '=', id);
  const row = await (options.lock ? query.forUpdate() : query).executeTakeFirst();
  return row === undefined ? null : recordOf(row);
}

export async function findDocumentsById(
  c: Connection,
  ids: readonly string[],
): Promise<(DocumentRecord & { titles: DocumentTitle[] })[]> {
  const { rows } = await sql<DocumentRow & { titles: DocumentTitle[] }>`
    select d.*, ${titlesOf('d')} as titles from document d where d.id = any(${[...ids]}::uuid[])`.execute(
    documentsTables(c),
  );
  return rows.map((row) => ({ ...recordOf(row), titles: row.titles }));
}

/** `wanted`, or the first of `wanted-2`, `wanted-3` ... that no document has. */
export async function freeSlug(c: Connection, wanted: string): Promise<string> {
  const rows = await documentsTables(c)
    .selectFrom('document')
    .select('slug')
    .where((where) => where.or([where('slug', '=', wanted), where('slug', 'like', `${wanted}-%`)]))
    .execute();
  const taken = new Set(rows.map((row) => row.slug));
  if (!taken.has(wanted)) return wanted;
  let number = 2;
  while (taken.has(`${wanted}-${number}`)) number++;
  return `${wanted}-${number}`;
}

export type DocumentChange = Partial<Omit<DocumentRow, 'id' | 'created_at'>>;

export async function setDocument(c: Connection, id: string, change: DocumentChange): Promise<void> {
  await documentsTables(c).updateTable('document').set(change).where('id', '=', id).execute();
}

/** Ids of documents by the key of their starting fact. */
export async function factKeys(c: Connection): Promise<Map<string, string>> {
  const rows = await documentsTables(c)
    .selectFrom('document')
    .select(['id', 'fact_key'])
    .where('fact_key', 'is not', null)
    .execute();
  return new Map(rows.flatMap((row) => (row.fact_key === null ? [] : [[row.fact_key, row.id]])));
}

/** Takes away the official title in a language when no confirmed text in that language backs it, and another title is left. */
export async function dropUnbackedTitle(c: Connection, documentId: string, lang: Lang): Promise<void> {
  await sql`delete from document_title t where t.document_id = ${documentId} and t.lang = ${lang} and t.kind = 'official'
    and not exists (select 1 from document_text x where x.document_id = t.document_id and x.lang = t.lang and x.state = 'confirmed')
    and exists (select 1 from document_title o where o.document_id = t.document_id and o.kind = 'own')`.execute(
    documentsTables(c),
  );
}
