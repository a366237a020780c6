import type { Lang } from './reader/reading.js';
import { paragraphIn, symbolsIn } from './symbol.js';

/**
 * Words as the full-text index holds them. PostgreSQL parses and stems five of the languages; it has no parser for Chinese, so
 * Chinese goes in as the words that Intl.Segmenter finds and as pairs of neighbouring characters, split by blanks.
 */

/** The text search configuration of each language; all six are in PGlite and in PostgreSQL 15. */
export const SEARCH_CONFIGS: Readonly<Record<Lang, string>> = {
  ar: 'arabic',
  en: 'english',
  es: 'spanish',
  fr: 'french',
  ru: 'russian',
  zh: 'simple',
};

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const HAN_RUN = /[\p{Script=Han}]+/gu;

/** One spelling for what people write in several: no vowel signs or tatweel in Arabic, one alef; compatibility forms folded. */
export function foldSpelling(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Cc}/gu, ' ')
    .replace(/[\u064B-\u0652\u0670\u0640\u200B-\u200F\u202A-\u202E\u2066-\u2069]/gu, '')
    .replace(/[أإآٱ]/gu, 'ا')
    .replace(/ى/gu, 'ي');
}

/** Words of Chinese text: what the segmenter finds, of two characters or more, or the one where it stands alone. */
export function chineseWords(text: string): string[] {
  const words: string[] = [];
  for (const [run] of text.matchAll(HAN_RUN)) {
    const found = [...segmenter.segment(run)].map((part) => part.segment);
    const long = found.filter((word) => word.length > 1);
    words.push(...(long.length > 0 ? long : found));
  }
  return words;
}

/** Neighbouring characters, by two: finds a word whatever the segmenter made of its surroundings. */
export function chinesePairs(text: string): string[] {
  const pairs: string[] = [];
  for (const [run] of text.matchAll(HAN_RUN)) {
    for (let at = 0; at + 1 < run.length; at++) pairs.push(run.slice(at, at + 2));
  }
  return pairs;
}

/** A bare number or symbol as one word that no parser takes apart. */
export function symbolWord(symbol: string): string {
  return `sym${symbol
    .toLowerCase()
    .replace(/^a\/res\//u, '')
    .replace(/[^a-z0-9]+/gu, 'x')}`;
}

/** What goes into `to_tsvector` for a text in `lang` that cites `citations`. */
export function indexedText(lang: Lang, text: string, citations: readonly string[] = []): string {
  const words = lang === 'zh' ? chineseIndex(text) : foldSpelling(text);
  return citations.length === 0 ? words : `${words} ${citations.map(symbolWord).join(' ')}`;
}

function chineseIndex(text: string): string {
  const folded = foldSpelling(text);
  const single = [...folded].filter((character) => /\p{Script=Han}/u.test(character));
  const other = folded.replace(HAN_RUN, ' ');
  return [...new Set([...chineseWords(folded), ...chinesePairs(folded), ...single]), other].join(' ');
}

/** A query taken apart: words for the stemming languages, words for Chinese, symbols. */
export interface SearchWords {
  /** For `websearch_to_tsquery` with the configuration of a language; empty when there are none. */
  western: string;
  /** Chinese words, all of which must be there, or pairs, all of which must be there. */
  chinese: { words: string[]; pairs: string[] };
  /** As typed, upper case: "70/179". */
  symbols: string[];
  /** 4 of "70/179 para 4": only where a symbol is named. */
  paragraph: number | null;
}

/** Takes a query apart; at most 200 characters of it count. */
export function searchWords(query: string): SearchWords {
  const { symbols, rest: said } = symbolsIn(query.slice(0, 200));
  const { paragraph, rest } = symbols.length === 0 ? { paragraph: null, rest: said } : paragraphIn(said);
  const folded = foldSpelling(rest);
  const words = chineseWords(folded);
  const pairs = chinesePairs(folded);
  const western = folded.replace(HAN_RUN, ' ').replace(/\s+/gu, ' ').trim();
  return {
    western: /[\p{L}\p{N}]/u.test(western) ? western : '',
    chinese: { words, pairs: pairs.length > 0 ? pairs : words },
    symbols,
    paragraph,
  };
}

/** True when nothing in the query can be looked for. */
export function isEmptyQuery(words: SearchWords): boolean {
  return words.symbols.length === 0 && words.chinese.words.length === 0 && words.western === '';
}
