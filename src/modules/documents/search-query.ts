import { type RawBuilder, sql } from 'kysely';
import type { Lang } from './reader/reading.js';
import { SEARCH_CONFIGS, type SearchWords, symbolWord } from './search-words.js';

/** What is looked for, as SQL: for every table whose `tsvector` was made of `indexedText`. */

export const FOUND_FROM = '\uE000';
export const FOUND_TO = '\uE001';

const WESTERN = ['ar', 'en', 'es', 'fr', 'ru'] as const;

/**
 * The words as one query over the indexes of all languages; null without a word. A word stems differently in each; what one language
 * makes of it hardly ever is a word of another, so the parts are joined by "or".
 *
 * `symbols`: whether a symbol must be there too, as a citation.
 */
export function searchQuery(words: SearchWords, { symbols }: { symbols: boolean }): RawBuilder<unknown> | null {
  const cited = symbols ? words.symbols.map((symbol) => sql`plainto_tsquery('simple', ${symbolWord(symbol)})`) : [];
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
  const parts = [...cited, ...chinese, ...western];
  return parts.length === 0 ? null : sql`(${sql.join(parts, sql` && `)})`;
}

function all(words: readonly string[]): RawBuilder<unknown> {
  return sql`plainto_tsquery('simple', ${words.join(' ')})`;
}

function websearch(lang: Lang, text: string): RawBuilder<unknown> {
  return sql`websearch_to_tsquery(${sql.lit(SEARCH_CONFIGS[lang])}::regconfig, ${text})`;
}

const headlineOptions = `StartSel=${FOUND_FROM}, StopSel=${FOUND_TO}, MaxWords=40, MinWords=18, MaxFragments=2, FragmentDelimiter=" … "`;

/** Part of the text in `body`, written in the language that `lang` says (SQL both); for `markFound`, which marks the rest. */
export function searchHeadline(
  lang: RawBuilder<unknown>,
  body: RawBuilder<unknown>,
  words: SearchWords,
): RawBuilder<string> {
  if (words.western === '') return sql<string>`${body}`;
  const cases = WESTERN.map(
    (one) =>
      sql`when ${sql.lit(one)} then ts_headline(${sql.lit(SEARCH_CONFIGS[one])}::regconfig, ${body}, ${websearch(one, words.western)}, ${headlineOptions})`,
  );
  return sql<string>`case ${lang} ${sql.join(cases, sql` `)} else ${body} end`;
}

/** Whether the symbol in `column` (SQL) is one of those typed: "70/179" is any symbol that ends so. */
export function hasSymbol(column: RawBuilder<unknown>, symbols: readonly string[]): RawBuilder<boolean> {
  const each = symbols.map((symbol) => sql`${column} = ${symbol} or ${column} like ${`%/${escapeLike(symbol)}`}`);
  return each.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(each, sql` or `)})`;
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/gu, '\\$&');
}
