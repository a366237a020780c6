import { PILLARS, STATES, TARGETS, THEMES } from '../commitment.js';
import { type Day, rangeOf } from '../timing/days.js';
import { URGENCIES } from '../timing/urgency.js';

/** What the register can be narrowed by, a value or several each; several values of one are "or", different ones "and". */
export const DIMENSIONS = [
  'addressee',
  'act',
  'theme',
  'pillar',
  'target',
  'state',
  'due',
  'document',
  'year',
  'filing',
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export function eachDimension<T>(of: (dimension: Dimension) => T): Record<Dimension, T> {
  return Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, of(dimension)])) as Record<Dimension, T>;
}

/** What the register can be grouped by. */
export const GROUPS = ['addressee', 'document', 'theme', 'state', 'year'] as const satisfies readonly Dimension[];
export type GroupBy = (typeof GROUPS)[number];

/** The value of whoever has none: nobody named, not filed, of no known year. */
export const NONE = 'none';

/** What a list of commitments is asked for: the address of the register, of its exports, its feed and its API alike. */
export interface CommitmentFilter {
  /** Values asked for; `document` by slug, `due` by urgency, `filing` says `suggested` or `confirmed`. */
  values: Readonly<Partial<Record<Dimension, readonly string[]>>>;
  /** Words or a symbol to look for. */
  words: string;
  /** Next due on or after, and on or before. */
  from: Day | null;
  to: Day | null;
  /** Also acts that ask nobody to do anything. */
  all: boolean;
  /** Also drafts. A document named by `document` is shown whatever it is. */
  drafts: boolean;
}

export const NO_FILTER: CommitmentFilter = { values: {}, words: '', from: null, to: null, all: false, drafts: false };

/** Everything that an address may say about a filter. */
export const FILTER_NAMES = [...DIMENSIONS, 'q', 'from', 'to', 'all', 'drafts'] as const;

/** Values that are known beforehand; an address may name others of the open dimensions. */
const KNOWN: Partial<Record<Dimension, readonly string[]>> = {
  theme: [...THEMES, NONE],
  pillar: [...PILLARS, NONE],
  target: [...TARGETS, NONE],
  state: STATES,
  due: URGENCIES,
  filing: ['suggested', 'confirmed'],
};

const MOST_VALUES = 50;
const LONGEST = 200;

/** Reads a filter from an address. What it does not know is ignored: an old bookmark still opens. */
export function readFilter(parameters: URLSearchParams): CommitmentFilter {
  const values: Partial<Record<Dimension, readonly string[]>> = {};
  for (const dimension of DIMENSIONS) {
    const asked = [...new Set(parameters.getAll(dimension))]
      .filter((value) => /^[\w.-]{1,120}$/u.test(value) && (KNOWN[dimension]?.includes(value) ?? true))
      .slice(0, MOST_VALUES);
    if (asked.length > 0) values[dimension] = asked;
  }
  return {
    values,
    words: (parameters.get('q') ?? '').replaceAll('\0', '').trim().slice(0, LONGEST),
    // "2027" is from the first day of the year, or to the last.
    from: rangeOf(typed(parameters, 'from'))?.from ?? null,
    to: rangeOf(typed(parameters, 'to'))?.to ?? null,
    all: parameters.get('all') === '1',
    drafts: parameters.get('drafts') === '1',
  };
}

const typed = (parameters: URLSearchParams, name: 'from' | 'to') => (parameters.get(name) ?? '').trim();

/** What is wrong with the days of an address: `not-a-date` for what is none, `reversed` where the last comes before the first. */
export function filterFaults(parameters: URLSearchParams): Partial<Record<'from' | 'to', 'not-a-date' | 'reversed'>> {
  const faults: Partial<Record<'from' | 'to', 'not-a-date' | 'reversed'>> = {};
  for (const name of ['from', 'to'] as const) {
    const text = typed(parameters, name);
    if (text !== '' && rangeOf(text) === null) faults[name] = 'not-a-date';
  }
  const { from, to } = readFilter(parameters);
  if (from !== null && to !== null && to < from) faults.to = 'reversed';
  return faults;
}

/** The filter as an address, always in the same order; `readFilter` gives back the same. */
export function writeFilter(filter: CommitmentFilter): URLSearchParams {
  const parameters = new URLSearchParams();
  for (const dimension of DIMENSIONS)
    for (const value of filter.values[dimension] ?? []) parameters.append(dimension, value);
  if (filter.words !== '') parameters.set('q', filter.words);
  if (filter.from !== null) parameters.set('from', filter.from);
  if (filter.to !== null) parameters.set('to', filter.to);
  if (filter.all) parameters.set('all', '1');
  if (filter.drafts) parameters.set('drafts', '1');
  return parameters;
}

export function isFiltered(filter: CommitmentFilter): boolean {
  return writeFilter(filter).size > 0;
}
