import { formatRate, type Translator } from '../../../kernel/i18n/index.js';
import { notation } from '../questions/told.js';
import type { Limits } from './poisson-limits.js';
import type { Rate } from './rate.js';

/** Rates as a reader meets them: in pages, pictures and files. */

/** "1.5", "≥ 1.5" where a part of the persons is not shown; words where there is no rate. */
export function sayRate(t: Translator, rate: Rate): string {
  if (rate.kind === 'none') return t(`evidence.rate.none.${rate.why}`);
  const number = formatRate(t.lang, rate.value);
  return rate.atLeast ? notation(t, `≥ ${number}`) : number;
}

/** "1.24 to 1.79", or why there is no bar; empty where there is no rate. */
export function sayBar(t: Translator, rate: Rate): string {
  if (rate.kind === 'none') return '';
  return rate.bar === null ? t(`evidence.rate.no-bar.${rate.without ?? 'unknown'}`) : sayRange(t, rate.bar);
}

export const sayRange = (t: Translator, { low, high }: Limits): string =>
  t('evidence.rate.range', { low: formatRate(t.lang, low), high: formatRate(t.lang, high) });
