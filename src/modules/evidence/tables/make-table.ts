import type { CaseColumn, CaseTable } from '../cases/case-table.js';
import { WITHHELD } from '../disclosure/figure.js';
import { EvidenceRefusal } from '../refusal.js';
import { type Cube, countCube, MOST_CELLS, TooManyCells, valuesOf } from './cube.js';
import { personKeys } from './person-keys.js';
import { type PerturbationParameters, perturb, perturbationTable } from './perturbation.js';
import { suppressSmall } from './suppress.js';

/** By what rule a table may be shown. */
export type TableRule =
  /** No count below k is shown, nor can be worked out. */
  | { name: 'k'; k: number }
  /** Counts are changed a little by the key of their cell: the same cell, the same answer. */
  | { name: 'cellkey'; secret: Uint8Array; parameters: PerturbationParameters };

/** A table that may be shown. */
export interface SafeTable {
  by: string[];
  rule: TableRuleTold;
  /** In the order of the cube; `count` as it is shown: 12, "<10", "[c]". */
  rows: { values: string[]; count: number | string }[];
  /** How many cells are not shown, and why. */
  hidden: { small: number; withheld: number };
}

export type TableRuleTold = { name: 'k'; k: number } | ({ name: 'cellkey' } & PerturbationParameters);

/**
 * Counts persons by columns, with all totals, under a rule.
 *
 * @throws EvidenceRefusal `no-such-column`, `too-many-cells`
 */
export async function makeTable(table: CaseTable, by: readonly string[], rule: TableRule): Promise<SafeTable> {
  const columns = by.map((name): CaseColumn => {
    const column = table.columns.find((one) => one.name === name);
    if (column === undefined) throw new EvidenceRefusal('no-such-column', { column: name });
    return column;
  });
  const cube = counted(table, columns, rule);
  const { shown, hidden } = await shownBy(cube, rule);
  return {
    by: [...by],
    rule: told(rule),
    rows: shown.map((count, cell) => ({ values: valuesOf(cube, cell), count })),
    hidden,
  };
}

function counted(table: CaseTable, columns: readonly CaseColumn[], rule: TableRule): Cube {
  try {
    return countCube(table, columns, rule.name === 'cellkey' ? personKeys(table, rule.secret) : undefined);
  } catch (error) {
    if (!(error instanceof TooManyCells)) throw error;
    throw new EvidenceRefusal('too-many-cells', { cells: error.cells, limit: MOST_CELLS });
  }
}

async function shownBy(
  cube: Cube,
  rule: TableRule,
): Promise<{ shown: (number | string)[]; hidden: SafeTable['hidden'] }> {
  if (rule.name === 'k') {
    const { figures, small, withheld } = await suppressSmall(cube, rule.k);
    const shown = figures.map((figure) =>
      figure.kind === 'number' ? figure.value : figure.kind === 'below' ? `<${figure.limit}` : WITHHELD,
    );
    return { shown, hidden: { small, withheld } };
  }
  const chances = perturbationTable(rule.parameters);
  const shown = [...cube.counts].map((count, cell) => perturb(chances, count, cube.keys?.[cell] ?? 0));
  return { shown, hidden: { small: 0, withheld: 0 } };
}

function told(rule: TableRule): TableRuleTold {
  if (rule.name === 'cellkey') return { name: 'cellkey', ...rule.parameters };
  return rule;
}
