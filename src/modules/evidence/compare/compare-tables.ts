import type { CaseTable } from '../cases/case-table.js';
import { inMarginalThreads, type ThreadChoice } from '../marginals/in-marginal-threads.js';
import type { CodedTable } from '../marginals/marginal.js';
import { sharesOf } from '../marginals/marginal-tasks.js';
import type { ComparedSums } from './compare-first.js';

/** How two tables differ over all combinations of `k` columns. */
export interface OrderComparison {
  k: number;
  /** Sum of |published - true| over all combinations, by the sum of what is true. */
  l1: number;
  /** Combinations that stand in the true table and not in the published one. */
  suppressed: number;
  /** Combinations that stand in the published table and in no true record. */
  fabricated: number;
  /** Combinations in the true table. */
  combinations: number;
  /** Share of the published combinations, each counted as often as it stands there, that no true record has. */
  fabricatedShare: number;
}

/** What is compared, and how. */
export interface Comparing extends ThreadChoice {
  /** Longest combinations. */
  order?: number;
  /** Values by column that say nothing ("0" and "-99" in the CTDC file); combinations with them stay out. */
  unsaid?: (column: string, value: string) => boolean;
}

/** Compares a published table with the true one: for each order up to `order`, all combinations of values that are not missing. */
export async function compareTables(
  truth: CaseTable,
  published: CaseTable,
  { order = 3, unsaid = () => false, ...threads }: Comparing = {},
): Promise<OrderComparison[]> {
  const ask = { tables: codeTogether(truth, published, unsaid), order };
  const parts = await inMarginalThreads('compare', ask, threads);
  const shares = sharesOf(ask);
  return Array.from({ length: order }, (_, at) =>
    comparisonOf(
      at + 1,
      parts.filter((_part, place) => shares[place]?.order === at + 1),
    ),
  );
}

/** Both tables in one coding, code 0 for what is missing or unsaid. Columns of the true table that the other lacks are missing there. */
function codeTogether(
  truth: CaseTable,
  published: CaseTable,
  unsaid: (column: string, value: string) => boolean,
): [CodedTable, CodedTable] {
  const others = new Map(published.columns.map((column) => [column.name, column]));
  const coded = truth.columns.map((column) => {
    const other = others.get(column.name);
    const values = [...new Set([...column.values, ...(other?.values ?? [])])].filter(
      (value) => value !== '' && !unsaid(column.name, value),
    );
    const codes = new Map(values.map((value, at) => [value, at + 1]));
    const recoded = (rows: number, from: typeof column | undefined) => {
      const map = [0, ...(from?.values ?? []).map((value) => codes.get(value) ?? 0)];
      const made = values.length < 255 ? new Uint8Array(rows) : new Uint16Array(rows);
      if (from) for (let row = 0; row < rows; row += 1) made[row] = map[from.codes[row] ?? 0] ?? 0;
      return { codes: made, size: values.length + 1 };
    };
    return [recoded(truth.rows, column), recoded(published.rows, other)] as const;
  });
  return [
    { rows: truth.rows, columns: coded.map(([first]) => first) },
    { rows: published.rows, columns: coded.map(([, second]) => second) },
  ];
}

function comparisonOf(k: number, parts: readonly ComparedSums[]): OrderComparison {
  const sum = (of: keyof ComparedSums): number => parts.reduce((total, part) => total + part[of], 0);
  return {
    k,
    l1: sum('truth') === 0 ? 0 : sum('apart') / sum('truth'),
    suppressed: sum('suppressed'),
    fabricated: sum('fabricated'),
    combinations: sum('combinations'),
    fabricatedShare: sum('published') === 0 ? 0 : sum('fabricatedSum') / sum('published'),
  };
}
