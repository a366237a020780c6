import { type CaseColumn, type CaseTable, type Domain, recode } from '../cases/case-table.js';
import { WITHHELD } from '../disclosure/figure.js';
import { type BitSource, secureBits } from '../noise/random-bits.js';
import { EvidenceRefusal } from '../refusal.js';
import { type Cube, countCube, MOST_CELLS, TooManyCells, valuesOf } from './cube.js';
import { addLaplace, laplaceMargin } from './laplace-noise.js';
import { personKeys } from './person-keys.js';
import { type PerturbationParameters, perturb, perturbationTable } from './perturbation.js';
import { suppressSmall } from './suppress.js';

/** By what rule a table may be shown. */
export type TableRule =
  /** No count below k is shown, nor can be worked out. */
  | { name: 'k'; k: number }
  /** Counts are changed a little by the key of their cell: the same cell, the same answer. */
  | { name: 'cellkey'; secret: Uint8Array; parameters: PerturbationParameters }
  /** Exact discrete Laplace noise on every cell of a public domain; totals are sums of what was drawn. */
  | { name: 'dp'; epsilon: number; domain: Domain; bits?: BitSource };

/** A table that may be shown. */
export interface SafeTable {
  by: string[];
  rule: TableRuleTold;
  /** In the order of the cube; `count` as it is shown: 12, "<10", "[c]". */
  rows: { values: string[]; count: number | string }[];
  /** How many cells are not shown, and why. */
  hidden: { small: number; withheld: number };
}

export type TableRuleTold =
  | { name: 'k'; k: number }
  | ({ name: 'cellkey' } & PerturbationParameters)
  /** `margin`: a cell that is no total is so near to the truth in 95 of 100 draws. */
  | { name: 'dp'; epsilon: number; noise: 'discrete-laplace'; neighbours: 'add-remove'; margin: number };

/**
 * Counts persons by columns, with all totals, under a rule.
 *
 * @throws EvidenceRefusal `no-such-column`, `too-many-cells`; `domain-column` for a column that the domain of rule `dp` does not have
 */
export async function makeTable(table: CaseTable, by: readonly string[], rule: TableRule): Promise<SafeTable> {
  const columns = by.map((name): CaseColumn => {
    const column = table.columns.find((one) => one.name === name);
    if (column === undefined) throw new EvidenceRefusal('no-such-column', { column: name });
    return rule.name === 'dp' ? inDomain(column, rule.domain).column : column;
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

/** A column in the values of a public list; what is on none counts as unknown. @throws EvidenceRefusal `domain-column` */
function inDomain(column: CaseColumn, domain: Domain): { column: CaseColumn; outside: number } {
  const values = Object.hasOwn(domain, column.name) ? domain[column.name] : undefined;
  if (values === undefined) throw new EvidenceRefusal('domain-column', { column: column.name });
  return recode(column, values);
}

/** Cells whose value the domain does not have, by column. True numbers: for the owner alone. @throws EvidenceRefusal `domain-column` */
export function cellsOutside(
  { columns }: CaseTable,
  by: readonly string[],
  domain: Domain,
): { column: string; cells: number }[] {
  return columns.flatMap((column) => {
    if (!by.includes(column.name)) return [];
    const { outside } = inDomain(column, domain);
    return outside > 0 ? [{ column: column.name, cells: outside }] : [];
  });
}

function counted(table: CaseTable, columns: readonly CaseColumn[], rule: TableRule): Cube {
  try {
    return countCube(table, columns, {
      ...(rule.name === 'cellkey' ? { keys: personKeys(table, rule.secret) } : {}),
      unknown: rule.name === 'dp' ? 'always' : 'where-met',
    });
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
  const none = { small: 0, withheld: 0 };
  if (rule.name === 'cellkey') {
    const chances = perturbationTable(rule.parameters);
    return {
      shown: [...cube.counts].map((count, cell) => perturb(chances, count, cube.keys?.[cell] ?? 0)),
      hidden: none,
    };
  }
  return { shown: addLaplace(cube, rule.epsilon, rule.bits ?? secureBits()), hidden: none };
}

function told(rule: TableRule): TableRuleTold {
  if (rule.name === 'cellkey') return { name: 'cellkey', ...rule.parameters };
  if (rule.name === 'dp')
    return {
      name: 'dp',
      epsilon: rule.epsilon,
      noise: 'discrete-laplace',
      neighbours: 'add-remove',
      margin: laplaceMargin(rule.epsilon),
    };
  return rule;
}
