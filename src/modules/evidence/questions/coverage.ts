import type { PublishedTable, Where } from '../published/published-table.js';
import { columnFor, count } from '../published/published-table.js';
import { countryConcept } from './open-question.js';

/** What a release holds of a country and a year: a number, a number that is not shown, or nothing at all. */
export type Held = 'number' | 'hidden' | 'blank';

export interface Coverage {
  years: readonly string[];
  /** By country; what nobody knows as a country stands as it is. */
  rows: readonly { country: string; held: readonly Held[] }[];
}

/** Of which countries and years a release speaks; null where it does not say. Pure. */
export function coverageOf(table: PublishedTable, where: Where): Coverage | null {
  const concept = countryConcept(table);
  if (concept === null || columnFor(table, 'YEAR') === null) return null;
  const rows = new Map<string, Map<string, Held>>();
  const seen = new Set<number>();
  for (const { codes, value } of count(table, [concept, 'YEAR'], where)) {
    const [country = '', year = ''] = codes;
    if (!/^\d{4}$/u.test(year) || country.startsWith('_')) continue;
    seen.add(Number(year));
    const row = rows.get(country) ?? new Map<string, Held>();
    row.set(year, value === null ? 'hidden' : 'number');
    rows.set(country, row);
  }
  if (seen.size === 0) return null;
  const first = Math.min(...seen);
  const years = Array.from({ length: Math.max(...seen) - first + 1 }, (_, k) => String(first + k));
  return {
    years,
    rows: [...rows].map(([country, row]) => ({ country, held: years.map((year) => row.get(year) ?? 'blank') })),
  };
}
