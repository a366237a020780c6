import type { OpenIndicator } from './open-indicator.js';
import type { RateRow } from './rates-of.js';

/** An estimate, detected and undetected together, per 100,000 persons. */
export interface EstimatedRate {
  value: number;
  low: number;
  high: number;
  /** Of its page. */
  path: string;
}

/** What is known of a country and a year: what was detected, and what was estimated. Beside one another; never added up. */
export interface SideBySide {
  country: string;
  year: number;
  detected: RateRow | null;
  /** Null where nobody published one; its rate null where the population is not known. */
  estimated: { persons: number; low: number; high: number; path: string; rate: EstimatedRate | null } | null;
}

/** The latest estimate of a country and a year beside what was detected there then; those of other years have rows of their own. */
export function sideBySide({
  totals,
  estimates,
  populations,
}: Pick<OpenIndicator, 'totals' | 'estimates' | 'populations'>): SideBySide[] {
  const rows = new Map<string, SideBySide>();
  for (const detected of totals)
    rows.set(`${detected.country} ${detected.year}`, { ...detected, detected, estimated: null });
  for (const { country, year, estimate, low, high, path } of estimates) {
    const key = `${country} ${year}`;
    const before = rows.get(key);
    if (before?.estimated) continue;
    const persons = populations.find(country, year, '_T', '_T')?.persons ?? null;
    const per = (n: number): number => (persons === null ? 0 : (n / persons) * 100_000);
    const rate = persons === null ? null : { value: per(estimate), low: per(low), high: per(high), path };
    const detected = before?.detected ?? null;
    rows.set(key, { country, year, detected, estimated: { persons: estimate, low, high, path, rate } });
  }
  return [...rows.values()]
    .map(({ country, year, detected, estimated }) => ({ country, year, detected, estimated }))
    .sort((a, b) => (a.country === b.country ? b.year - a.year : a.country < b.country ? -1 : 1));
}
