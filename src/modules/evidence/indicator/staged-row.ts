import type { Population, PopulationColumn } from './population.js';

/** What became of a row of a brought file of populations. Pure. */

export type ImportState = 'compared' | 'applied' | 'undone';
export const ROW_KINDS = ['refused', 'new', 'changed'] as const;
export type RowKind = (typeof ROW_KINDS)[number];

export const ROW_PROBLEMS = [
  'country',
  'year',
  'sex',
  'age',
  'persons',
  'date',
  'source',
  'twice',
  'not-yours',
  'meanwhile',
] as const;
export type RowProblem = (typeof ROW_PROBLEMS)[number];

export interface StagedRow {
  /** As the spreadsheet numbers it, from 1. */
  line: number;
  kind: RowKind;
  /** Null where it is refused. */
  row: Population | null;
  /** What stands there before; null for a new one. */
  before: Population | null;
  /** Why it is refused, in which column, and what stood there. */
  problem: { code: RowProblem; column: PopulationColumn | null; given: string } | null;
}

export function countKinds(rows: readonly StagedRow[]): Record<RowKind, number> {
  const counts = { refused: 0, new: 0, changed: 0 };
  for (const { kind } of rows) counts[kind] += 1;
  return counts;
}
