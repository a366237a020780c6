import { LANGS, type Lang, type Translator, translatorFor } from '../../../kernel/i18n/index.js';
import { COLUMNS, type ColumnCode } from './columns.js';
import { normalized } from './vocabulary.js';

/** The headers of the sheet: words of the reader's language out, words of any language or codes in. Pure. */

export function headerWord(t: Translator, column: ColumnCode): string {
  return t.find(`commitments.sheet.column.${column}`) ?? column;
}

export interface Headers {
  /** Column of the sheet, from 0, to what it holds. */
  columns: ReadonlyMap<number, ColumnCode>;
  /** The language in which most headers are; labels are read in it first. */
  lang: Lang;
  /** Headers that nobody knows; their columns are not read. */
  unknown: string[];
}

/** Understands a header row; null where it names neither the key nor a document, so that no row could be told. */
export function readHeaders(cells: readonly { column: number; text: string }[]): Headers | null {
  const votes = new Map<Lang, number>();
  const columns = new Map<number, ColumnCode>();
  const unknown: string[] = [];
  for (const { column, text } of cells) {
    const meant = meaningsOf(text);
    for (const { lang } of meant) if (lang !== null) votes.set(lang, (votes.get(lang) ?? 0) + 1);
    const code = meant[0]?.code;
    if (code === undefined || [...columns.values()].includes(code)) unknown.push(text);
    else columns.set(column, code);
  }
  const found = [...columns.values()];
  if (!found.includes('key') && !found.includes('document')) return null;
  const lang = LANGS.toSorted((a, b) => (votes.get(b) ?? 0) - (votes.get(a) ?? 0))[0] ?? 'en';
  return { columns, unknown, lang: votes.size === 0 ? 'en' : lang };
}

function meaningsOf(text: string): { code: ColumnCode; lang: Lang | null }[] {
  const wanted = normalized(text);
  const byCode = COLUMNS.filter((code) => code === wanted).map((code) => ({ code, lang: null }));
  const byWord = LANGS.flatMap((lang) => {
    const t = translatorFor(lang);
    return COLUMNS.filter((code) => normalized(headerWord(t, code)) === wanted).map((code) => ({ code, lang }));
  });
  return [...byCode, ...byWord];
}
