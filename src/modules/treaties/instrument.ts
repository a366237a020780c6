import type { Day } from '../../kernel/calendar/index.js';
import type { Lang } from '../../kernel/i18n/index.js';
import type { EntryRule } from './entry-into-force.js';

/** An instrument whose status is followed. Pure. */

export const DEPOSITARIES = ['secretary-general', 'ilo', 'other'] as const;
export type Depositary = (typeof DEPOSITARIES)[number];

export interface InstrumentName {
  /** For sentences and headings, in our own words: "Trafficking in Persons Protocol". */
  name: string;
  /** For columns: "Trafficking". */
  short: string;
}

export interface InstrumentContent {
  /** Last part of its address and its key in files: "trafficking-protocol". Never changes. */
  code: string;
  /** How the depositary numbers it: "XVIII-12-a", "C182". */
  number: string;
  adopted: Day | null;
  /** As the depositary says; null where it is not in force, or it follows from what was deposited. */
  inForce: Day | null;
  /** Registration with the Secretariat and volume of the United Nations Treaty Series. */
  registration: string;
  volume: string;
  depositary: Depositary;
  rule: EntryRule;
  names: Readonly<Partial<Record<Lang, InstrumentName>>>;
}

/** What is said of an instrument itself, without what is known of who joined it. */
export function instrumentContent(one: InstrumentContent): InstrumentContent {
  const { code, number, adopted, inForce, registration, volume, depositary, rule, names } = one;
  return { code, number, adopted, inForce, registration, volume, depositary, rule, names };
}

/** How many there were on a day, as somebody counted. */
export interface PartyCount {
  /** YYYY, YYYY-MM or YYYY-MM-DD; null where the source does not say. */
  asOf: string | null;
  signatories: number | null;
  parties: number;
  source: string;
}

export interface Instrument extends InstrumentContent {
  id: string;
  /** The day for which its statuses by State were imported last, and from where; null where none were. */
  statusesAsOf: Day | null;
  statusesSource: string;
  counts: readonly PartyCount[];
  /** Place in lists. */
  place: number;
}

/** Areas by which implementation is told; the articles of each differ by instrument. */
export const AREAS = ['criminalization', 'protection', 'prevention', 'cooperation'] as const;
export type Area = (typeof AREAS)[number];
