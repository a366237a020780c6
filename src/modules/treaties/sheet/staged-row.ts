import type { ActionContent } from '../action.js';
import type { RefusalCode } from '../refusal.js';

/** What became of a row of a table that was brought in. Pure. */

export type ImportState = 'compared' | 'applied' | 'undone';
/** `absent`: in the status of treaties, and not in a table that names everybody; nothing is done about it. */
export const ROW_KINDS = ['new', 'changed', 'refused', 'absent', 'unchanged'] as const;
export type RowKind = (typeof ROW_KINDS)[number];

/** One action that a row tells of. */
export interface StagedFact {
  content: ActionContent;
  /** The action that it takes the place of; null for one that was not known. */
  corrects: string | null;
  /** What that action said. */
  before: ActionContent | null;
  same: boolean;
}

export interface Problem {
  code: RefusalCode;
  values: Readonly<Record<string, string | number>>;
  /** "D7", or the line where no cell is at fault. */
  place: string;
}

export interface StagedRow {
  /** As the spreadsheet numbers it, from 1; 0 where no row is meant. */
  line: number;
  kind: RowKind;
  /** As the table writes it. */
  participant: string;
  partyId: string | null;
  instrumentId: string | null;
  facts: StagedFact[];
  problem: Problem | null;
}
