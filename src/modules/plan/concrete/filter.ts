import { type Day, rangeOf } from '../../../kernel/calendar/index.js';
import { isMeasure, isPart, type Part, partOf } from '../measures.js';
import { CONCRETE_STATES, type ConcreteState } from './content.js';
import type { ConcreteView } from './log.js';

/** What the list of concrete measures is asked for: the address of its page, its files, its feed and its API alike. Pure. */
export interface ConcreteFilter {
  /** The list as it stood at the end of this day; null for now. */
  asOf: Day | null;
  states: readonly ConcreteState[];
  /** Numbers of measures of the Plan. */
  measures: readonly number[];
  parts: readonly Part[];
  /** Codes of parties that lead. */
  parties: readonly string[];
  /** M49 codes of regions. */
  regions: readonly string[];
  words: string;
}

export const NO_CONCRETE_FILTER: ConcreteFilter = {
  asOf: null,
  states: [],
  measures: [],
  parts: [],
  parties: [],
  regions: [],
  words: '',
};

export const FILTER_NAMES = ['asof', 'state', 'measure', 'part', 'party', 'region', 'q'] as const;

/** What it does not know is ignored: an old bookmark still opens. A year or a month is meant to its last day. */
export function readConcreteFilter(parameters: URLSearchParams): ConcreteFilter {
  const all = (name: string) => [...new Set(parameters.getAll(name))].slice(0, 100);
  return {
    asOf: rangeOf((parameters.get('asof') ?? '').trim())?.to ?? null,
    states: CONCRETE_STATES.filter((state) => all('state').includes(state)),
    measures: all('measure').map(Number).filter(isMeasure),
    parts: all('part').filter(isPart),
    parties: all('party').filter((code) => /^[\w-]{1,40}$/u.test(code)),
    regions: all('region').filter((code) => /^\d{3}$/u.test(code)),
    words: (parameters.get('q') ?? '').replaceAll('\0', '').trim().slice(0, 200),
  };
}

export function writeConcreteFilter(filter: ConcreteFilter): URLSearchParams {
  const parameters = new URLSearchParams();
  if (filter.asOf !== null) parameters.set('asof', filter.asOf);
  for (const [name, values] of [
    ['state', filter.states],
    ['measure', filter.measures],
    ['part', filter.parts],
    ['party', filter.parties],
    ['region', filter.regions],
  ] as const)
    for (const value of values) parameters.append(name, String(value));
  if (filter.words !== '') parameters.set('q', filter.words);
  return parameters;
}

export function isFiltered(filter: ConcreteFilter): boolean {
  return writeConcreteFilter({ ...filter, asOf: null }).size > 0;
}

/** Whether a measure passes. `party`: who leads it. */
export function passes(
  filter: ConcreteFilter,
  { content, state }: Pick<ConcreteView, 'content' | 'state'>,
  party: { code: string; region: string | null; subregion: string | null },
): boolean {
  const any = <T>(wanted: readonly T[], has: readonly (T | null)[]) =>
    wanted.length === 0 || wanted.some((one) => has.includes(one));
  return (
    any(filter.states, [state]) &&
    any(filter.measures, content.measures) &&
    any(filter.parts, content.measures.map(partOf)) &&
    any(filter.parties, [party.code]) &&
    any(filter.regions, [party.region, party.subregion]) &&
    (filter.words === '' || saysIn(content, filter.words))
  );
}

function saysIn(content: ConcreteView['content'], words: string): boolean {
  const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const text = fold(
    [...Object.values(content.titles), ...Object.values(content.descriptions), content.place, ...content.partners].join(
      ' ',
    ),
  );
  return fold(words)
    .split(/\s+/u)
    .every((word) => text.includes(word));
}
