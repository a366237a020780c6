import { maximize } from './simplex.js';

/** Existence tolerance on the margin s of the programme, where counts are scaled to a mean of one a cell (contract). */
export const EXISTENCE_TOLERANCE = 1e-7;

/**
 * The linear programme of existence (Fienberg & Rinaldo 2012, Annals of Statistics 40:996, section 3; Chan, Silverman & Vincent
 * 2021, JASA 116:1297, section 3): the maximum likelihood estimate exists exactly where some table x > 0 has the sufficient
 * statistics of the data. We maximise s subject to A'x = A'y, x >= s, and ask whether s > 0. With u = x - s >= 0:
 *
 *     max s   subject to   A'u + (A'1) s = A'y,   u >= 0, s >= 0.
 *
 * @param design one row a parameter: its 0/1 coefficients over the cells in the fit
 * @param statistics A'y, one a parameter
 * @param total persons in the fit
 * @returns s relative to the mean count of a cell, so that the tolerance does not depend on the size of the counts
 */
export function largestCommonMargin(design: ArrayLike<number>[], statistics: ArrayLike<number>, total: number): number {
  const cells = design[0]?.length ?? 0;
  if (cells === 0 || total <= 0) return 0;
  const scale = cells / total;
  const rows = design.map((row) => {
    const line = new Float64Array(cells + 1);
    line.set(row);
    let sum = 0;
    for (let k = 0; k < cells; k += 1) sum += row[k] as number;
    line[cells] = sum;
    return line;
  });
  const objective = new Float64Array(cells + 1);
  objective[cells] = 1;
  const right = Float64Array.from(statistics, (value) => value * scale);
  const optimum = maximize(objective, rows, right);
  return optimum.kind === 'optimal' ? optimum.value : 0;
}
