import { isSuppressed } from './figure.js';
import { type Clash, type LinkedTable, linkTable, readShape, suppressedCells, type TableRow } from './linked-table.js';
import { findBySubtraction } from './one-subtraction.js';
import { limitOf, smallShown } from './protect.js';
import { solveTable } from './solve-table.js';

/** What an audit found; the form of `audit --json`. It never says what a cell is, only where one can be worked out. */
export interface TableAudit {
  schema: 'concordance.audit/1';
  /** Cells of the table; a cell that two rows claim counts once. */
  cells: number;
  /** Rows whose cell is not shown, as "<5" or withheld. */
  suppressed: number;
  /** Cells that one subtraction gives away. */
  recoverable: number;
  /** The same by the dimension in which one subtracts; a cell may be found in two. */
  byRelation: Record<string, number>;
  cellsAtRisk: { row: number; relation: string; relations: string[] }[];
  /** Rows that claim one cell; the last stands. */
  clashes: Clash[];
  /** Rows whose figure could not be read, by the number of the row. */
  unread: readonly number[];
  /** Counts that are shown though they are smaller than the least that the table shows elsewhere. */
  smallShown: { row: number }[];
  /** With --solve: what all published sums together allow. */
  solve?: SolveFindings;
}

export interface SolveFindings {
  /** Groups of suppressed cells that hang together. */
  groups: number;
  /** Cells of which only one value is possible. */
  determined: number;
  /** Cells of which less is possible than the table pretends. */
  narrowed: number;
  /** Cells in groups whose published figures contradict each other. */
  contradicted: number;
  /** Groups that were solved by linear programming, whose width may be a little too large. */
  programmed: number;
  /** Cells that are determined or narrowed: how many values are possible. */
  cells: { row: number; possible: number }[];
}

/** Audits the rows of a published table. @throws EvidenceRefusal `not-a-table` */
export async function auditRows(rows: readonly TableRow[], options: { solve: boolean }): Promise<TableAudit> {
  const { shape, body } = readShape(rows);
  const table = linkTable(body, shape);
  const audit = auditTable(table);
  return options.solve ? { ...audit, solve: await solveFindings(table) } : audit;
}

/** Without solving. */
export function auditTable(table: LinkedTable): TableAudit {
  const found = findBySubtraction(table);
  const byRelation: Record<string, number> = {};
  for (const { name } of table.relations) byRelation[name] ??= 0;
  for (const { relations } of found) for (const name of relations) byRelation[name] = (byRelation[name] ?? 0) + 1;
  const rowOf = (cell: number): number => table.cells[cell]?.row ?? 0;
  const limit = limitOf(table);
  return {
    schema: 'concordance.audit/1',
    cells: table.cells.length,
    suppressed: table.suppressedRows,
    recoverable: found.length,
    byRelation,
    cellsAtRisk: found
      .map(({ cell, relations }) => ({ row: rowOf(cell), relation: relations.join('+'), relations }))
      .sort((a, b) => a.row - b.row),
    clashes: [...table.clashes],
    unread: table.unread,
    smallShown: limit === null ? [] : smallShown(table, limit).map((cell) => ({ row: rowOf(cell) })),
  };
}

async function solveFindings(table: LinkedTable): Promise<SolveFindings> {
  const { ranges, components, contradicted, programmed } = await solveTable(table);
  const cells = suppressedCells(table).flatMap((cell) => {
    const range = ranges.get(cell);
    const figure = table.cells[cell]?.figure;
    if (range === undefined || figure === undefined || !isSuppressed(figure)) return [];
    const possible = range.most - range.least + 1;
    const pretended = figure.kind === 'below' ? figure.limit : Number.POSITIVE_INFINITY;
    return possible < pretended && Number.isFinite(possible) ? [{ row: table.cells[cell]?.row ?? 0, possible }] : [];
  });
  return {
    groups: components,
    determined: cells.filter(({ possible }) => possible === 1).length,
    narrowed: cells.length,
    contradicted: contradicted.length,
    programmed,
    cells: cells.sort((a, b) => a.row - b.row),
  };
}
