import { type RawBuilder, sql } from 'kysely';
import type { Connection } from '../../../kernel/db/index.js';
import type { Lang } from '../../../kernel/i18n/index.js';
import {
  hasSymbol,
  isEmptyQuery,
  type SearchWords,
  searchHeadline,
  searchQuery,
  searchWords,
} from '../../documents/index.js';
import { commitmentsTables } from './tables.js';

/**
 * The commitments in whose titles or words all that is looked for stands, in any language; a symbol ("70/179") names the document, and
 * may name a paragraph of it ("70/179 para 4"). Ids only: the register decides who sees which.
 */
export async function searchCommitments(c: Connection, query: string): Promise<string[]> {
  const words = searchWords(query);
  if (isEmptyQuery(words)) return [];
  const hits = sql`select t.commitment_id as id from commitment_title t, q where t.search @@ q.query
    union all select w.commitment_id from commitment_wording w, q where w.search @@ q.query`;
  const placed = sql`select k.id from commitment k join document d on d.id = k.document_id
    where ${sql.join(atPlace(words), sql` and `)}`;
  const found = words.symbols.length === 0 ? hits : hasWords(words) ? sql`(${placed}) intersect (${hits})` : placed;
  // One text instead of a row each: a frequent word is in tens of thousands.
  const { rows } = await sql<{ ids: string | null }>`
    with q as (select * from ${lookedFor(words)}) select string_agg(f.id::text, '') as ids from (${found}) f`.execute(
    commitmentsTables(c),
  );
  return rows[0]?.ids?.match(/.{36}/gu) ?? [];
}

/** A commitment that was found, with the words in which it was. */
export interface FoundCommitment {
  id: string;
  /** Part of its words, what was found between U+E000 and U+E001; null where only its title or its place was found. */
  excerpt: { lang: Lang; text: string } | null;
}

/** Of more hits than these none is the closest: they come by their documents, the latest first. Ranking each would take seconds. */
const MOST_RANKED = 5000;

/** The same by pages, the closest first; only what the public sees unless `all`, only what is said in `lang` unless null. */
export async function rankCommitments(
  c: Connection,
  words: SearchWords,
  { all, lang, limit, offset }: { all: boolean; lang: Lang | null; limit: number; offset: number },
): Promise<{ rows: FoundCommitment[]; total: number }> {
  const textual = hasWords(words);
  const inLang = (alias: string) => (lang === null ? sql`` : sql`and ${sql.ref(`${alias}.lang`)} = ${lang}`);
  const conditions = [...atPlace(words), all ? sql`true` : sql`k.shown and d.shown`];
  const rank = textual ? sql`h.rank` : sql`0::real`;
  const ranked = !textual || (await countHits(c, words, MOST_RANKED + 1)) <= MOST_RANKED;
  const closeness = (vector: RawBuilder<unknown>) => (ranked ? sql`ts_rank_cd(${vector}, q.query, 1)` : sql`0::real`);
  const { rows } = await sql<{ id: string; excerpt: FoundCommitment['excerpt']; total: number }>`
    with q as (select * from ${lookedFor(words)}),
    h as (
      select id, max(rank) as rank from (
        select t.commitment_id as id, 2 * ${closeness(sql`t.search`)} as rank from commitment_title t, q
        where t.search @@ q.query ${inLang('t')}
        union all select w.commitment_id, ${closeness(sql`w.search`)} from commitment_wording w, q
        where w.search @@ q.query ${inLang('w')}) hit group by id),
    m as (
      select k.id, k.document_id, k.section, k.part, k.n, k.ordinal, ${rank} as rank, d.year
      from ${textual ? sql`h join commitment k on k.id = h.id` : sql`commitment k`} join document d on d.id = k.document_id
      where ${sql.join(conditions, sql` and `)}),
    r as (
      select m.*, row_number() over (order by m.rank desc, m.year desc nulls last,
        m.document_id, m.section desc, m.part nulls first, m.n, m.ordinal) as place from (
        select * from m order by rank desc, year desc nulls last, document_id, section desc, part nulls first, n, ordinal
        limit ${limit} offset ${offset}) m)
    select r.id, (select count(*)::int from m) as total, (
      select json_build_object('lang', w.lang, 'text', ${searchHeadline(sql`w.lang`, sql`w.words`, words)})
      from commitment_wording w, q where w.commitment_id = r.id and w.search @@ q.query ${inLang('w')}
      order by ts_rank_cd(w.search, q.query, 1) desc, w.lang limit 1) as excerpt
    from r order by r.place`.execute(commitmentsTables(c));
  return { rows: rows.map(({ id, excerpt }) => ({ id, excerpt })), total: rows[0]?.total ?? 0 };
}

/** How many titles and wordings hold the words, counted up to a bound. */
async function countHits(c: Connection, words: SearchWords, most: number): Promise<number> {
  const { rows } = await sql<{ hits: number }>`
    with q as (select * from ${lookedFor(words)})
    select count(*)::int as hits from (
      select 1 from commitment_title t, q where t.search @@ q.query
      union all select 1 from commitment_wording w, q where w.search @@ q.query limit ${most}) hit`.execute(
    commitmentsTables(c),
  );
  return rows[0]?.hits ?? 0;
}

function hasWords(words: SearchWords): boolean {
  return !isEmptyQuery({ ...words, symbols: [] });
}

const lookedFor = (words: SearchWords): RawBuilder<unknown> =>
  sql`(select ${searchQuery(words, { symbols: false }) ?? sql`null::tsquery`} as query) q`;

function atPlace(words: SearchWords): RawBuilder<unknown>[] {
  if (words.symbols.length === 0) return [];
  const ofDocument = hasSymbol(sql`d.symbol`, words.symbols);
  return words.paragraph === null ? [ofDocument] : [ofDocument, sql`k.n = ${words.paragraph}`];
}
