import type { Day } from '../../../kernel/calendar/index.js';
import { codesAsking, type Narrowed } from '../../commitments/index.js';
import { type Party, REGIONS } from '../../parties/index.js';
import { PARTS, type Part } from '../measures.js';
import { PLAN_MEASURES, type PlanMeasure } from '../plan-measure.js';

/**
 * Where nothing was said: a State, a measure that asks it something, and no statement. A measure that asks States nothing is no gap of
 * theirs. Pure.
 */

/** `said` with the day on which it was last; `silent`: asked, and nothing said; `not-asked`, and nothing said either. */
export type Cell = { kind: 'said'; day: Day } | { kind: 'silent' } | { kind: 'not-asked' };

export interface StateRow {
  party: Party;
  /** In the order of the measures. */
  cells: readonly Cell[];
  /** Of the measures that ask this State something: how many, and on how many something was said. */
  asked: number;
  said: number;
}

export interface GapsFilter {
  part: Part | null;
  /** M49 code of a region or subregion. */
  region: string | null;
  /** Only States that said something, or nothing, of what they are asked here. */
  only: 'silent' | 'said' | null;
}

export const GAPS_VIEWS = ['state', 'region', 'pillar'] as const;
export type GapsView = (typeof GAPS_VIEWS)[number];

export function readGapsFilter(parameters: URLSearchParams): GapsFilter {
  const region = parameters.get('region') ?? '';
  const only = parameters.get('only');
  return {
    part: PARTS.find((part) => part === parameters.get('part')) ?? null,
    region: isRegion(region) ? region : null,
    only: only === 'silent' || only === 'said' ? only : null,
  };
}

function isRegion(code: string): boolean {
  return code in REGIONS || Object.values(REGIONS).some((within) => within.includes(code));
}

/** The measures that a filter leaves, in their order. */
export function measuresIn({ part }: Pick<GapsFilter, 'part'>): readonly PlanMeasure[] {
  return part === null ? PLAN_MEASURES : PLAN_MEASURES.filter((measure) => measure.part === part);
}

/** What is known of the measures of the Plan as a whole. */
export interface Known {
  /** By id of the party, then by measure. */
  said: ReadonlyMap<string, ReadonlyMap<number, Day>>;
  /** Whom the words of the Plan mean today, where they name some by what they have joined. */
  narrowed: Narrowed;
}

/** A row for each State that passes, in the order given. */
export function stateRows(states: readonly Party[], { said, narrowed }: Known, filter: GapsFilter): StateRow[] {
  const measures = measuresIn(filter);
  return states
    .filter(
      ({ region, subregion }) => filter.region === null || region === filter.region || subregion === filter.region,
    )
    .map((party) => rowOf(party, measures, { said: said.get(party.id), narrowed }))
    .filter((row) => filter.only === null || (filter.only === 'silent') === (row.said === 0));
}

function rowOf(
  party: Party,
  measures: readonly PlanMeasure[],
  { said, narrowed }: { said: ReadonlyMap<number, Day> | undefined; narrowed: Narrowed },
): StateRow {
  const codes = new Set(codesAsking(party));
  const row = { asked: 0, said: 0 };
  const cells = measures.map(({ n, addressees }): Cell => {
    const day = said?.get(n);
    const asked = addressees.some((code) => codes.has(code) && (narrowed.get(code)?.(party.id) ?? true));
    if (asked) row.asked += 1;
    if (asked && day !== undefined) row.said += 1;
    if (day !== undefined) return { kind: 'said', day };
    return { kind: asked ? 'silent' : 'not-asked' };
  });
  return { party, cells, ...row };
}

/** How many States are asked, and how many of them said something. */
export interface Share {
  asked: number;
  said: number;
}

/** By measure, for each of the regions and for all: States of the region. */
export interface MeasureRow {
  measure: PlanMeasure;
  all: Share;
  regions: Readonly<Record<string, Share>>;
}

export const REGION_CODES: readonly string[] = Object.keys(REGIONS);

export function measureRows(rows: readonly StateRow[], filter: Pick<GapsFilter, 'part'>): MeasureRow[] {
  return measuresIn(filter).map((measure, k) => {
    const all = { asked: 0, said: 0 };
    const regions = Object.fromEntries(REGION_CODES.map((code) => [code, { asked: 0, said: 0 }]));
    for (const { party, cells } of rows) {
      const cell = cells[k];
      if (cell === undefined || cell.kind === 'not-asked') continue;
      for (const share of [all, regions[party.region ?? '']]) {
        if (share === undefined) continue;
        share.asked += 1;
        if (cell.kind === 'said') share.said += 1;
      }
    }
    return { measure, all, regions };
  });
}

/** The same by part of the Plan: pairs of a State and a measure. */
export interface PartRow {
  part: Part;
  all: Share;
  regions: Readonly<Record<string, Share>>;
}

export function partRows(rows: readonly MeasureRow[]): PartRow[] {
  return PARTS.map((part) => {
    const own = rows.filter(({ measure }) => measure.part === part);
    const sum = (of: (row: MeasureRow) => Share): Share =>
      own.reduce((a, row) => ({ asked: a.asked + of(row).asked, said: a.said + of(row).said }), { asked: 0, said: 0 });
    return {
      part,
      all: sum(({ all }) => all),
      regions: Object.fromEntries(
        REGION_CODES.map((code) => [code, sum(({ regions }) => regions[code] ?? { asked: 0, said: 0 })]),
      ),
    };
  }).filter(({ all }) => all.asked > 0);
}
