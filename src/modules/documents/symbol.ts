import { FIRST_SESSION_YEAR } from './document.js';

/** Symbols of documents: "A/RES/70/179", "A/C.3/70/L.11", "S/RES/2331(2016)". */

/** Upper case, no blanks round slashes, western dashes; null where the text is no symbol. */
export function normalizeSymbol(text: string): string | null {
  const symbol = text
    .normalize('NFKC')
    .replace(/\s*\/\s*/gu, '/')
    .replace(/\s+(?=\(\d)/gu, '')
    .trim()
    .toUpperCase();
  return /^[A-Z]+(\/[A-Z0-9.-]+(\(\d{4}\))?)+( [A-Z])?( \([IVX]+\))?$/u.test(symbol) ? symbol : null;
}

/** What an address can carry: "a-res-70-179". */
export function slugOf(symbol: string): string {
  return symbol
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-|-$/gu, '');
}

/** How people say it: "70/179" for a resolution of the General Assembly, the symbol itself for all others. */
export function shortSymbol(symbol: string): string {
  return /^A\/RES\/(\d+\/\d+)$/u.exec(symbol)?.[1] ?? symbol;
}

/** Symbols and bare numbers ("70/179") named in a query, and the query without them. */
export function symbolsIn(query: string): { symbols: string[]; rest: string } {
  const symbols: string[] = [];
  const rest = query.replace(
    /(?:[A-Z]+(?:\.[0-9]+)?(?:\/[A-Z0-9.]+)*\/)?\d{1,4}\/(?:[A-Z]\.?)?\d+(?:\(\d{4}\))?/giu,
    (found) => {
      symbols.push(found.toUpperCase());
      return ' ';
    },
  );
  return { symbols, rest: rest.replace(/\s+/gu, ' ').trim() };
}

const PARAGRAPH =
  /(?<!\p{L})(?:op(?:erative)?\s+|op|paragraph(?:e?s?)|paras?\.?|par\.?|p[aá]rrafos?|p[aá]rrs?\.?|пункт(?:а|е|у|ы|ах)?|пп?\.|(?:ال)?فقر(?:ة|ات)|§|¶)\s*(\d{1,3})(?!\p{N})|第?\s*(\d{1,3})\s*段/iu;

/** The paragraph named in a query as people of the six languages write it ("para 4", "пункт 4", "第4段"), and the query without it. */
export function paragraphIn(query: string): { paragraph: number | null; rest: string } {
  const found = PARAGRAPH.exec(query.normalize('NFKC'));
  if (found === null) return { paragraph: null, rest: query };
  const rest = query.normalize('NFKC').replace(found[0], ' ').replace(/\s+/gu, ' ').trim();
  return { paragraph: Number(found[1] ?? found[2]), rest };
}

/** The year that a symbol tells: of "S/RES/2331(2016)" and "E/RES/2015/23" itself, of "A/RES/55/25" that in which the session opened. */
export function yearOfSymbol(symbol: string): number | null {
  const said = /\((\d{4})\)|^E\/(?:[A-Z.0-9]+\/)*(\d{4})\//u.exec(symbol);
  if (said !== null) return Number(said[1] ?? said[2]);
  const session = /^A\/(?:(?:RES|DEC|C\.\d)\/)?(\d{1,3})\//u.exec(symbol)?.[1];
  return session === undefined ? null : FIRST_SESSION_YEAR + Number(session);
}
