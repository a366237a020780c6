import type { Registry } from '../concepts/concept.js';
import type { Release } from '../releases/release.js';

/** What people ask of numbers on trafficking, and which concepts answer it. Pure. */

export const QUESTIONS = ['who', 'how', 'where', 'what-for', 'case', 'regions'] as const;
export type Question = (typeof QUESTIONS)[number];

export const isQuestion = (text: string): text is Question => QUESTIONS.some((one) => one === text);

/** Countries in the order in which they are taken for the one that the numbers are of. */
export const OF_COUNTRY = ['REPORTED_BY', 'EXPLOITED_IN'] as const;
/** Where somebody comes from, the nearest to the beginning first. */
export const FROM_COUNTRY = ['RECRUITED_IN', 'CITIZENSHIP'] as const;
/** Where somebody was brought. */
export const TO_COUNTRY = ['EXPLOITED_IN', 'REPORTED_BY'] as const;

/** A release answers where it speaks of one of these. */
const ANSWERED_BY: Readonly<Record<Question, readonly string[]>> = {
  who: ['SEX', 'AGE', 'EDUCATION'],
  how: ['MEANS', 'RECRUITER', 'FORM'],
  where: [...FROM_COUNTRY, 'TRANSIT', 'EXPLOITED_IN', 'RETURNED_TO'],
  'what-for': ['FORM', 'SECTOR'],
  case: ['INDICATOR'],
  regions: [...OF_COUNTRY],
};

/** Concepts of the columns of a release, without opening its file. */
export function conceptsOf(registry: Registry, { columns }: Pick<Release, 'columns'>): Set<string> {
  const found = new Set<string>();
  for (const { name, concept } of columns) {
    const known = (concept === null ? null : registry.columnOf(concept)) ?? registry.columnOf(name.trim());
    const flag = registry.flagOf(name);
    if (known?.form === 'pivot') for (const { code } of known.codes) found.add(code);
    else if (known?.code === 'COUNTRY_NAME') found.add('REPORTED_BY');
    else if (known !== null) found.add(known.code);
    else if (flag !== null) found.add(flag.concept);
  }
  return found;
}

export function answers(question: Question, concepts: ReadonlySet<string>): boolean {
  if (question === 'regions' && !concepts.has('YEAR')) return false;
  return ANSWERED_BY[question].some((concept) => concepts.has(concept));
}

/** What the address narrows a page to. */
export interface Filter {
  /** `slug/version`, or `demonstration`; null for the latest that answers. */
  release: string | null;
  from: number | null;
  to: number | null;
  /** Two letters. */
  country: string | null;
  /** M49 of a region or subregion. */
  region: string | null;
  form: string | null;
  sex: string | null;
  age: string | null;
}

export const FILTERS = ['release', 'from', 'to', 'country', 'region', 'form', 'sex', 'age'] as const;

/** What is not known is left out: an old bookmark still opens. */
export function readFilter(query: URLSearchParams): Filter {
  const text = (name: string, shape: RegExp): string | null => {
    const said = query.get(name) ?? '';
    return shape.test(said) ? said : null;
  };
  const year = (name: string): number | null => {
    const said = text(name, /^(?:19|20)\d{2}$/u);
    return said === null ? null : Number(said);
  };
  return {
    release: text('release', /^(?:demonstration|[a-z0-9-]{1,90}\/[1-9]\d{0,5})$/u),
    from: year('from'),
    to: year('to'),
    country: text('country', /^[A-Z]{2,3}$/u),
    region: text('region', /^\d{3}$/u),
    form: text('form', /^[A-Z_]{1,30}$/u),
    sex: text('sex', /^[A-Z_]{1,30}$/u),
    age: text('age', /^[A-Z0-9_]{1,30}$/u),
  };
}

/** The same as an address says it, without what is not asked. */
export function writeFilter(filter: Partial<Filter>): URLSearchParams {
  const query = new URLSearchParams();
  for (const name of FILTERS) {
    const value = filter[name] ?? null;
    if (value !== null) query.set(name, String(value));
  }
  return query;
}
