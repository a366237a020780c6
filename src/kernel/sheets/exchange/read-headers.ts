import { LANGS, type Lang, type Translator, translatorFor } from '../../i18n/index.js';
import { normalized } from './code-words.js';

export interface Headers<C extends string> {
  /** Column of the sheet, from 0, to what it holds. */
  columns: ReadonlyMap<number, C>;
  /** The language in which most headers are; labels are read in it first. */
  lang: Lang;
  /** Headers that nobody knows; their columns are not read. */
  unknown: string[];
}

/** Understands a header row: codes of columns, or their words in any of the six languages. Pure. */
export function readHeaders<C extends string>(
  cells: readonly { column: number; text: string }[],
  known: readonly C[],
  headerWord: (t: Translator, column: C) => string,
): Headers<C> {
  const votes = new Map<Lang, number>();
  const columns = new Map<number, C>();
  const unknown: string[] = [];
  for (const { column, text } of cells) {
    const meant = meaningsOf(text, known, headerWord);
    for (const { lang } of meant) if (lang !== null) votes.set(lang, (votes.get(lang) ?? 0) + 1);
    const code = meant[0]?.code;
    if (code === undefined || [...columns.values()].includes(code)) unknown.push(text);
    else columns.set(column, code);
  }
  const lang = LANGS.toSorted((a, b) => (votes.get(b) ?? 0) - (votes.get(a) ?? 0))[0] ?? 'en';
  return { columns, unknown, lang: votes.size === 0 ? 'en' : lang };
}

function meaningsOf<C extends string>(
  text: string,
  known: readonly C[],
  headerWord: (t: Translator, column: C) => string,
): { code: C; lang: Lang | null }[] {
  const wanted = normalized(text);
  const byCode = known.filter((code) => code === wanted).map((code) => ({ code, lang: null }));
  const byWord = LANGS.flatMap((lang) => {
    const t = translatorFor(lang);
    return known.filter((code) => normalized(headerWord(t, code)) === wanted).map((code) => ({ code, lang }));
  });
  return [...byCode, ...byWord];
}
