import { LANGS, type Lang } from '../../kernel/i18n/index.js';
import { NAME_KINDS, type Party, type PartyName } from './party.js';

/** How parties are called and found by name. Pure. */

type Named = Pick<Party, 'code' | 'names'>;

/** Where a name is missing in the reader's language: English first, then what there is. */
const ASKED_FIRST: readonly Lang[] = ['en', 'fr', 'es', 'ar', 'ru', 'zh'];

/** The name of a kind in a language, or in the nearest one that has it; null where there is none. */
export function nameIn(party: Named, lang: Lang, kind: PartyName['kind'] = 'short'): PartyName | null {
  for (const wanted of [lang, ...ASKED_FIRST]) {
    const found = party.names.find((name) => name.kind === kind && name.lang === wanted);
    if (found !== undefined) return found;
  }
  return null;
}

/** What a list calls a party: its short name, or its code where nobody named it. */
export function shortName(party: Named, lang: Lang): string {
  return nameIn(party, lang)?.name ?? party.code;
}

/** The acronym in exactly this language; null where there is none or it is the name itself. */
export function acronymIn(party: Named, lang: Lang): string | null {
  return party.names.find((name) => name.kind === 'acronym' && name.lang === lang)?.name ?? null;
}

/** One spelling for search: no case, no accents or vowel signs, one alef, everything else between words a blank. */
export function foldName(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\u0640]/gu, '')
    .replace(/[\u0649]/gu, '\u064A')
    .toLowerCase()
    .replace(/ß/gu, 'ss')
    .replace(/ı/gu, 'i')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Scripts whose words stand with an article before them, or without blanks between them. */
const WITHIN = /[\p{Script=Han}\p{Script=Arabic}]/u;

/**
 * A test for what somebody typed: every word of it begins a word of the text (Arabic and Chinese: stands in it). Null where nothing was
 * typed that could be looked for.
 */
export function nameSearch(query: string): ((folded: string) => boolean) | null {
  const words = foldName(query.slice(0, 200))
    .split(' ')
    .filter((word) => word !== '');
  if (words.length === 0) return null;
  const wanted = words.map((word) => (WITHIN.test(word) ? word : ` ${word}`));
  return (folded) => wanted.every((word) => ` ${folded}`.includes(word));
}

/** Names in the order in which they are kept: by kind, then by language; several former ones stay in theirs. */
export function namesInOrder(names: readonly PartyName[]): PartyName[] {
  return names
    .map(({ lang, kind, name, from, to }) => ({ lang, kind, name, from, to }))
    .sort(
      (a, b) =>
        NAME_KINDS.indexOf(a.kind) - NAME_KINDS.indexOf(b.kind) ||
        (a.kind === 'former' ? 0 : LANGS.indexOf(a.lang) - LANGS.indexOf(b.lang)),
    );
}
