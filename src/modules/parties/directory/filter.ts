import { PARTY_KINDS, PARTY_STATES, type PartyKind, type PartyState, REGIONAL_GROUPS, REGIONS } from '../party.js';

/** What a list of parties is narrowed to, as its address says it. THE address of pages, exports and API. Pure. */
export interface PartyFilter {
  /** As typed; empty for everything. */
  q: string;
  kind: readonly PartyKind[];
  /** Regional groups, and `icat`. */
  group: readonly GroupName[];
  /** M49 codes of regions or subregions. */
  region: readonly string[];
  state: readonly PartyState[];
}

export const GROUP_NAMES = [...REGIONAL_GROUPS, 'icat'] as const;
export type GroupName = (typeof GROUP_NAMES)[number];

export const DIMENSIONS = ['kind', 'group', 'region', 'state'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export const NO_FILTER: PartyFilter = { q: '', kind: [], group: [], region: [], state: [] };

const REGION_CODES = [...Object.keys(REGIONS), ...Object.values(REGIONS).flat()];

/** Values that are not known are left out: an old bookmark still opens. */
export function readFilter(query: URLSearchParams): PartyFilter {
  const among = <T extends string>(name: string, known: readonly T[]): T[] => {
    const asked = new Set(query.getAll(name));
    return known.filter((value) => asked.has(value));
  };
  return {
    q: (query.get('q') ?? '').replaceAll('\0', '').trim().slice(0, 200),
    kind: among('kind', PARTY_KINDS),
    group: among('group', GROUP_NAMES),
    region: among('region', REGION_CODES),
    state: among('state', PARTY_STATES),
  };
}

export function writeFilter({ q, ...rest }: PartyFilter): URLSearchParams {
  const query = new URLSearchParams(q === '' ? {} : { q });
  for (const name of DIMENSIONS) for (const value of rest[name]) query.append(name, value);
  return query;
}
