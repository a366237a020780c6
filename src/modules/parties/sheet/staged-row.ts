import type { PartyContent } from '../party.js';
import type { RefusalCode } from '../refusal.js';
import type { ColumnCode } from './columns.js';

/** What became of a row of a brought file. Pure. */

export type ImportState = 'compared' | 'applied' | 'undone';
export const ROW_KINDS = ['new', 'changed', 'refused', 'unchanged'] as const;
export type RowKind = (typeof ROW_KINDS)[number];

export interface Change {
  column: ColumnCode;
  before: string;
  after: string;
}

export interface Problem {
  code: RefusalCode;
  values: Readonly<Record<string, string | number>>;
  /** "D7", or the line where no cell is at fault. */
  place: string;
}

export interface StagedRow {
  /** As the spreadsheet numbers it, from 1. */
  line: number;
  kind: RowKind;
  code: string;
  /** What the party would be; null where the row is refused. */
  content: PartyContent | null;
  changes: Change[];
  problem: Problem | null;
  /** Of the party when the row was compared; null for one that is not there. */
  version: number | null;
  /** Of the party after the row was applied; null before. */
  versionAfter: number | null;
}
