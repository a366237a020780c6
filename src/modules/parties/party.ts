import type { Lang } from '../../kernel/i18n/index.js';

/** The nouns of the register of parties. Pure. */

export const PARTY_KINDS = [
  'state',
  'observer',
  'other-state',
  'un-entity',
  'igo',
  'regional',
  'ngo',
  'private-sector',
  'academia',
  'media',
] as const;
export type PartyKind = (typeof PARTY_KINDS)[number];

/** `former`: it is no party any more; what it did stays under its name. */
export const PARTY_STATES = ['active', 'waiting', 'refused', 'former'] as const;
export type PartyState = (typeof PARTY_STATES)[number];

/** Where a party is known from: it came with the program, somebody registered it, or it was imported. */
export type PartyOrigin = 'fact' | 'registered' | 'import';

/** `short` is what lists and sentences use. `former`: names that it had, with their dates. */
export const NAME_KINDS = ['short', 'official', 'acronym', 'former'] as const;
export type NameKind = (typeof NAME_KINDS)[number];

export interface PartyName {
  lang: Lang;
  kind: NameKind;
  name: string;
  /** As far as it is known, YYYY, YYYY-MM or YYYY-MM-DD; null where it is not. */
  from: string | null;
  to: string | null;
}

/** What one can belong to: the United Nations, its five regional groups, the coordination group. */
export const REGIONAL_GROUPS = [
  'african',
  'asia-pacific',
  'eastern-european',
  'latin-american-caribbean',
  'western-european-others',
] as const;
export const BODIES = ['un', ...REGIONAL_GROUPS, 'icat'] as const;
export type Body = (typeof BODIES)[number];

/** `also`: takes part, but is counted with another group at elections. */
export const STANDINGS = ['member', 'observer', 'also'] as const;
export type Standing = (typeof STANDINGS)[number];

export interface Membership {
  body: Body;
  standing: Standing;
  /** As far as known, like the dates of names. */
  since: string | null;
  until: string | null;
  /** The year for which the source says so, where neither beginning nor end is known. */
  asOf: string | null;
  /** Where it is known from; may be empty. */
  source: string;
}

/** ISO 3166-1 and UN M49; regions by their M49 code. */
export interface PartyCodes {
  alpha2: string | null;
  alpha3: string | null;
  m49: string | null;
  /** "002" */
  region: string | null;
  /** The finest that M49 has: "014", Eastern Africa. */
  subregion: string | null;
}

export const NO_CODES: PartyCodes = { alpha2: null, alpha3: null, m49: null, region: null, subregion: null };

/** All that can be said of a party. */
export interface PartyContent extends PartyCodes {
  /** Last part of its address, and its key in exchanged files: "BY", "UNODC". Never changes. */
  code: string;
  kind: PartyKind;
  website: string | null;
  state: PartyState;
  /** Codes by which readings of resolutions name it: "SECRETARY_GENERAL". */
  addressees: readonly string[];
  names: readonly PartyName[];
  memberships: readonly Membership[];
}

export interface Party extends PartyContent {
  id: string;
  origin: PartyOrigin;
  version: number;
  /** Whether an undo would bring something back. */
  undoable: boolean;
}

/** M49 regions and the subregions below them, by code. */
export const REGIONS: Readonly<Record<string, readonly string[]>> = {
  '002': ['011', '014', '015', '017', '018'],
  '009': ['053', '054', '057', '061'],
  '019': ['005', '013', '021', '029'],
  '142': ['030', '034', '035', '143', '145'],
  '150': ['039', '151', '154', '155'],
};

export function isPartyKind(value: unknown): value is PartyKind {
  return (PARTY_KINDS as readonly unknown[]).includes(value);
}

/** The region of a subregion, or the region itself; null for what is neither. */
export function regionOf(code: string): string | null {
  if (code in REGIONS) return code;
  return Object.entries(REGIONS).find(([, within]) => within.includes(code))?.[0] ?? null;
}
