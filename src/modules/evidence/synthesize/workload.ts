import { inMarginalThreads } from '../marginals/in-marginal-threads.js';
import type { CodedTable } from '../marginals/marginal.js';

/** What is protected, coded by the public domain: code 0 is missing. */
export interface PrivateCases {
  table: CodedTable;
  names: readonly string[];
  /** Per column and code: whether the value says something, so that combinations with it are counted by the measure. */
  said: readonly Uint8Array[];
}

/** A marginal that may be measured. */
export interface Candidate {
  columns: readonly number[];
  cells: number;
  /** Weight in the choice: how much of the workload it speaks to. */
  weight: number;
  /** Cells that say something, 1 each; null where all do. */
  counted: Uint8Array;
  countedCells: number;
  /** True counts. Never leaves the mechanisms. */
  counts: Int32Array;
}

/** Cells past which a marginal is all noise and is no candidate. */
const MOST_CELLS = 2 ** 18;

/**
 * All marginals of up to `order` columns with what the choice among them needs. The weight is that of AIM: the sum over the workload, all
 * marginals of `order` columns, of the number of columns shared with it.
 */
export async function candidatesOf({ table, said }: PrivateCases, order: number): Promise<Candidate[]> {
  const most = Math.min(order, table.columns.length);
  const parts = await inMarginalThreads('count', { tables: [table], order: most, mostCells: MOST_CELLS });
  return parts.flat().map(({ columns, counts }) => {
    const counted = countedCells(columns, said);
    return {
      columns,
      cells: counts.length,
      weight: columns.length,
      counted,
      countedCells: counted.reduce((sum, one) => sum + one, 0),
      counts,
    };
  });
}

/** 1 for each cell whose values all say something. */
function countedCells(columns: readonly number[], said: readonly Uint8Array[]): Uint8Array {
  let cells = Uint8Array.of(1);
  for (const column of columns) {
    const own = said[column] ?? new Uint8Array(0);
    const next = new Uint8Array(cells.length * own.length);
    for (let at = 0; at < cells.length; at += 1)
      for (let code = 0; code < own.length; code += 1)
        next[at * own.length + code] = (cells[at] ?? 0) & (own[code] ?? 0);
    cells = next;
  }
  return cells;
}
