import type { WrittenContent } from '../concrete/content.js';
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
  /** Empty for a new one that the program names. */
  key: string;
  /** Code of the party that leads it. */
  lead: string;
  /** What the measure would say; null where nothing of it changes, or the row is refused. */
  content: WrittenContent | null;
  /** The step that the row makes of its state and its evidence; null where it makes none. */
  step: { state: string | null; link: string } | null;
  changes: Change[];
  problem: Problem | null;
  /** Of the measure when the row was compared; null for one that is not there. */
  version: number | null;
  /** After the row was applied: its key, its version, and the entries that undoing takes back. */
  applied: { key: string; version: number; entries: number[] } | null;
}
