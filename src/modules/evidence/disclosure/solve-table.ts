import { type Attacker, componentsOf, PLAIN, type Range } from './components.js';
import type { LinkedTable } from './linked-table.js';
import { exactRanges } from './narrow.js';
import { rangesByProgramming } from './solve-large.js';

/** What all published sums together say of the suppressed cells. */
export interface Solved {
  /** By index of the cell; cells in no relation are not here. */
  ranges: ReadonlyMap<number, Range>;
  components: number;
  /** Indices of the cells of components in which the published figures contradict each other: nothing can be said of them. */
  contradicted: readonly number[];
  /** How many components were solved by linear programming: their ranges may be a little too wide. */
  programmed: number;
}

/** The range that all published sums together allow each suppressed cell. */
export async function solveTable(table: LinkedTable, attacker: Attacker = PLAIN): Promise<Solved> {
  const ranges = new Map<number, Range>();
  const contradicted: number[] = [];
  const components = componentsOf(table, attacker);
  let programmed = 0;
  for (const component of components) {
    let found = exactRanges(component);
    if (found === 'too-many') {
      programmed += 1;
      found = await rangesByProgramming(component);
    }
    if (found === 'contradiction') contradicted.push(...component.cells);
    else for (const [k, range] of found.entries()) ranges.set(component.cells[k] ?? -1, range);
  }
  return { ranges, components: components.length, contradicted, programmed };
}
