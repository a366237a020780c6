import { isSuppressed, rangeOf } from './figure.js';
import type { LinkedTable } from './linked-table.js';

/** A suppressed cell that one subtraction gives away. Never says what it is. */
export interface CellAtRisk {
  /** Index of the cell. */
  cell: number;
  /** Names of the relations by which it is found. */
  relations: string[];
}

/**
 * Cells that anyone can work out: their total is shown, all other parts are shown, and what is left is a number that the cell can stand for.
 * Pure; linear in the relations.
 */
export function findBySubtraction(table: LinkedTable): CellAtRisk[] {
  const found = new Map<number, string[]>();
  for (const { name, total, parts } of table.relations) {
    const whole = table.cells[total]?.figure;
    if (whole?.kind !== 'number') continue;
    let rest = whole.value;
    const hidden: number[] = [];
    for (const part of parts) {
      const figure = table.cells[part]?.figure;
      if (figure?.kind === 'number') rest -= figure.value;
      else if (figure !== undefined && isSuppressed(figure)) hidden.push(part);
    }
    const [cell, more] = hidden;
    if (cell === undefined || more !== undefined) continue;
    const range = rangeOf(table.cells[cell]?.figure ?? { kind: 'none' });
    if (range === null || rest < range.least || rest > range.most) continue;
    const names = found.get(cell);
    if (names === undefined) found.set(cell, [name]);
    else if (!names.includes(name)) names.push(name);
  }
  return [...found].map(([cell, relations]) => ({ cell, relations })).sort((a, b) => a.cell - b.cell);
}
