import { TOTAL } from '../concepts/concept.js';
import { type Counted, columnFor, count, type Where } from '../published/published-table.js';
import { OF_COUNTRY } from '../questions/question.js';
import type { Told } from '../questions/told.js';
import type { Denominator, Populations } from './population.js';
import { type Rate, rateOf } from './rate.js';

/** By what the indicator is told apart, beside country and year. */
export const RATE_BY = ['SEX', 'AGE', 'FORM'] as const;
export type RateBy = (typeof RATE_BY)[number];

/** Victims detected in a country in a year, with as many as live there; what is not told apart is the total. */
export interface RateRow {
  country: string;
  year: number;
  sex: string;
  age: string;
  form: string;
  counted: Counted;
  population: Denominator | null;
  rate: Rate;
}

/** How a release says of which country and year its numbers are: by a column, or by what is known of all of it. */
export interface Placed {
  country: { concept: string } | { code: string };
  year: { concept: 'YEAR' } | { year: number };
}

/**
 * Null where a release does not say of which country or of which year its numbers are: then nothing can be divided by a population.
 *
 * @param home country of the party whose release it is, where it is a State
 */
export function placedBy({ table, about }: Pick<Told, 'table' | 'about'>, home: string | null): Placed | null {
  const concept = OF_COUNTRY.find((one) => columnFor(table, one) !== null);
  const country = concept !== undefined ? { concept } : home === null ? null : { code: home };
  const [from, to] = [about.from?.slice(0, 4), about.to?.slice(0, 4)];
  const whole = from !== undefined && from === to && about.from?.endsWith('-01-01') && about.to?.endsWith('-12-31');
  const year =
    columnFor(table, 'YEAR') !== null ? ({ concept: 'YEAR' } as const) : whole === true ? { year: Number(from) } : null;
  return country === null || year === null ? null : { country, year };
}

/** Countries and years that the release speaks of, by which denominators are looked up. */
export interface Asked {
  by: readonly RateBy[];
  where: Where;
}

/** Rates of a release: each count as it is shown, over the population of the same country, year, sex and age. Pure. */
export function ratesOf(
  { table, release }: Pick<Told, 'table' | 'release'>,
  { country, year }: Placed,
  populations: Populations,
  { by, where }: Asked,
): RateRow[] {
  const concepts = [
    ...('concept' in country ? [country.concept] : []),
    ...('concept' in year ? [year.concept] : []),
    ...by,
  ];
  const rows: RateRow[] = [];
  for (const counted of count(table, concepts, where)) {
    const code = (concept: string): string => counted.codes[concepts.indexOf(concept)] ?? TOTAL;
    const at = 'concept' in country ? code(country.concept) : country.code;
    const when = 'concept' in year ? Number(/^\d{4}$/u.exec(code('YEAR'))?.[0] ?? 0) : year.year;
    if (when === 0 || at.startsWith('_')) continue;
    const [sex, age, form] = RATE_BY.map(code) as [string, string, string];
    // Of all forms together: victims of one form come out of the same population.
    const population = populations.find(at, when, sex, age);
    const rate = rateOf(counted, population?.persons ?? null, release?.method ?? null);
    rows.push({ country: at, year: when, sex, age, form, counted, population, rate });
  }
  return rows.sort((a, b) => (a.country < b.country ? -1 : a.country > b.country ? 1 : b.year - a.year));
}
