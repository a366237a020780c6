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

/** "1,230", "≥ 120" where a part is not shown, "<5", "120 ± 4"; "–" for what the release does not show. */
export function sayCount(t: Translator, { value, hidden, cells, said }: Counted, method: ReleaseMethod | null): string {
  if (value === null)
    return said?.kind === 'below' ? `<${formatNumber(t.lang, said.limit)}` : t('evidence.number.hidden');
  const margin = marginOf(method, cells);
  const number = formatNumber(t.lang, value);
  const most = hidden > 0 ? `≥ ${number}` : number;
  return margin === null || margin === 0 ? most : `${most} ± ${formatNumber(t.lang, margin)}`;
}
