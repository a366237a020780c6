import { type ComparedSums, compareFirst } from '../compare/compare-first.js';
import { forEachMarginal } from './count-marginals.js';
import { type CodedTable, cellsOf, type FilledCells } from './marginal.js';

/** Marginals that begin with one column: what a thread takes at a time. Long ones come first where they are many. */
interface Share {
  order: number;
  first: number;
}

/** All cells of a marginal, by rows. */
export interface DenseMarginal {
  columns: readonly number[];
  counts: Int32Array<ArrayBuffer>;
}

/** Work on marginals, and what comes of a share of it. */
export interface MarginalTasks {
  /** Counts of the marginals of up to `order` columns and `mostCells` cells. */
  count: { ask: { tables: readonly [CodedTable]; order: number; mostCells: number }; part: DenseMarginal[] };
  /** How two tables with the same columns differ. */
  compare: { ask: { tables: readonly [CodedTable, CodedTable]; order: number }; part: ComparedSums };
}

export type MarginalTask = keyof MarginalTasks;

const DO: {
  [T in MarginalTask]: (ask: MarginalTasks[T]['ask'], share: Share) => MarginalTasks[T]['part'];
} = {
  count({ tables: [table], mostCells }, { order, first }) {
    const counted: DenseMarginal[] = [];
    const take = (columns: readonly number[], { keys, counts, length }: FilledCells): void => {
      const all = new Int32Array(cellsOf(table, columns));
      for (let at = 0; at < length; at += 1) all[keys[at] as number] = counts[at] as number;
      counted.push({ columns: [...columns], counts: all });
    };
    forEachMarginal(table, order, take, { first, mostCells });
    return counted;
  },
  compare: ({ tables: [truth, published] }, { order, first }) => compareFirst(truth, published, { order, first }),
};

/** The shares of a task: by order, then by first column. */
export function sharesOf({ tables: [{ columns }], order }: MarginalTasks[MarginalTask]['ask']): Share[] {
  return Array.from({ length: order }, (_, at) => at + 1).flatMap((size) =>
    Array.from({ length: Math.max(0, columns.length - size + 1) }, (_, first) => ({ order: size, first })),
  );
}

/** Does one share. */
export function doShare<T extends MarginalTask>(
  task: T,
  ask: MarginalTasks[T]['ask'],
  share: Share,
): MarginalTasks[T]['part'] {
  return DO[task](ask, share);
}
