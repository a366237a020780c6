import type { GraphicalModel } from '../graphical/model.js';
import { sampleRows } from '../graphical/sample-rows.js';
import { type CodedTable, countDense } from '../marginals/marginal.js';
import type { BitSource } from '../noise/random-bits.js';

/**
 * Marginals of a model over any columns, from many rows drawn from it: for columns in different cliques the exact ones would need a tree of
 * their own each. What is drawn is a function of private measurements alone, and the grain of the drawing lies far below the noise.
 */
export class ModelSample {
  readonly #table: CodedTable;

  constructor(model: GraphicalModel, rows: number, bits: BitSource) {
    const codes = sampleRows(model, rows, bits);
    this.#table = { rows, columns: codes.map((column, at) => ({ codes: column, size: model.sizes[at] ?? 1 })) };
  }

  /** Expected counts of `total` persons. */
  counts(columns: readonly number[], total: number): Float64Array {
    const scale = total / this.#table.rows;
    return Float64Array.from(countDense(this.#table, columns), (count) => count * scale);
  }
}
