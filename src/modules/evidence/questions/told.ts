import { formatNumber, type Lang, type Translator } from '../../../kernel/i18n/index.js';
import type { About } from '../datasets/data-set.js';
import type { Counted, PublishedTable } from '../published/published-table.js';
import type { Release, ReleaseMethod } from '../releases/release.js';

/** What a page knows of the numbers that it shows. */
export interface Told {
  /** As the filter names it. */
  key: string;
  /** Null for the demonstration. */
  release: Release | null;
  title: string;
  titleLang: Lang;
  generated: boolean;
  about: About;
  /** By which party, in the reader's language; empty for the demonstration. */
  party: string;
  citation: string;
  licence: string;
  table: PublishedTable;
}

/** How far a figure may be from the true one, 19 times in 20, because of its protection; null where that is not known. */
export function marginOf(method: ReleaseMethod | null, cells: number): number | null {
  if (method === null) return null;
  if (method.name === 'k' || method.name === 'protected') return 0;
  if (method.name === 'cellkey') return Math.ceil(1.96 * Math.sqrt(method.variance * cells));
  return method.name === 'dp' ? Math.ceil(method.margin * Math.sqrt(cells)) : null;
}

/** "1,230", "≥ 120" where a part is not shown, "<5", "120 ± 4"; a word for what the release does not show. */
export function sayCount(t: Translator, { value, hidden, cells, said }: Counted, method: ReleaseMethod | null): string {
  const number = (n: number): string => formatNumber(t.lang, n);
  if (value === null)
    return said?.kind === 'below' ? notation(t, `<${number(said.limit)}`) : t('evidence.number.hidden');
  const margin = marginOf(method, cells) ?? 0;
  const parts = [...(hidden > 0 ? ['≥'] : []), number(value), ...(margin > 0 ? ['±', number(margin)] : [])];
  return parts.length === 1 ? number(value) : notation(t, parts.join(' '));
}

/** Signs would be turned round among Arabic words, and "at least" read as "at most": they run from the left in every language. */
const notation = ({ lang }: Translator, text: string): string => (lang === 'ar' ? `\u2066${text}\u2069` : text);
