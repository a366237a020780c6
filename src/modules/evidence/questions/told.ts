import { formatNumber, type Lang, type Translator } from '../../../kernel/i18n/index.js';
import type { About } from '../datasets/data-set.js';
import { noiseMargin } from '../published/noise-margin.js';
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

/** "1,230", "≥ 120" where a part is not shown, "<5", "120 ± 4"; a word for what the release does not show. */
export function sayCount(t: Translator, counted: Counted, method: ReleaseMethod | null): string {
  const { value, hidden, said } = counted;
  const number = (n: number): string => formatNumber(t.lang, n);
  if (value === null)
    return said?.kind === 'below' ? notation(t, `<${number(said.limit)}`) : t('evidence.number.hidden');
  const margin = noiseMargin(method, counted) ?? 0;
  const parts = [...(hidden > 0 ? ['≥'] : []), number(value), ...(margin > 0 ? ['±', number(margin)] : [])];
  return parts.length === 1 ? number(value) : notation(t, parts.join(' '));
}

/** Signs would be turned round among Arabic words, and "at least" read as "at most": they run from the left in every language. */
export const notation = ({ lang }: Translator, text: string): string => (lang === 'ar' ? `\u2066${text}\u2069` : text);
