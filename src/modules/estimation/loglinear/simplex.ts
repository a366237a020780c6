/**
 * A small dense simplex: maximise c'x subject to A x = b, x >= 0, with b >= 0 (two phases, Dantzig's rule, Bland's rule once
 * progress stalls, so that it cannot cycle; Bland 1977, Math. Oper. Res. 2:103). Written for the existence check, whose
 * programmes have at most some dozens of rows. `rows` is A by rows; `infeasible` and `unbounded` are told apart.
 */
export type LinearOptimum =
  | { kind: 'optimal'; value: number; x: Float64Array }
  | { kind: 'infeasible' }
  | { kind: 'unbounded' };

const PIVOT = 1e-9;

export function maximize(objective: Float64Array, rows: Float64Array[], right: Float64Array): LinearOptimum {
  const m = rows.length;
  const n = objective.length;
  const width = n + m + 1;
  // Tableau with an artificial variable a row; the last column is the right side.
  const tableau = rows.map((row, i) => {
    const line = new Float64Array(width);
    line.set(row);
    line[n + i] = 1;
    line[width - 1] = right[i] as number;
    return line;
  });
  const basis = Array.from({ length: m }, (_, i) => n + i);

  const phaseOne = new Float64Array(width);
  for (const line of tableau)
    for (let k = 0; k < width; k += 1) phaseOne[k] = (phaseOne[k] as number) - (line[k] as number);
  for (let i = 0; i < m; i += 1) phaseOne[n + i] = 0;
  const scale = Math.max(1, ...right);
  if (!improve(tableau, phaseOne, basis, n)) return { kind: 'unbounded' };
  if (-(phaseOne[width - 1] as number) > 1e-7 * scale) return { kind: 'infeasible' };
  dropArtificials(tableau, basis, n);

  const phaseTwo = new Float64Array(width);
  for (let k = 0; k < n; k += 1) phaseTwo[k] = -(objective[k] as number);
  basis.forEach((variable, i) => {
    const cost = variable < n ? (objective[variable] as number) : 0;
    const line = tableau[i] as Float64Array;
    if (cost !== 0)
      for (let k = 0; k < width; k += 1) phaseTwo[k] = (phaseTwo[k] as number) + cost * (line[k] as number);
  });
  if (!improve(tableau, phaseTwo, basis, n)) return { kind: 'unbounded' };
  const x = new Float64Array(n);
  basis.forEach((variable, i) => {
    if (variable < n) x[variable] = tableau[i]?.[width - 1] ?? 0;
  });
  return { kind: 'optimal', value: phaseTwo[width - 1] as number, x };
}

/** Pivots until no reduced cost of the first n columns is negative; false where the programme is unbounded. */
function improve(tableau: Float64Array[], costs: Float64Array, basis: number[], n: number): boolean {
  const width = costs.length;
  let stalled = 0;
  for (;;) {
    const entering = stalled > 12 ? costs.findIndex((cost, k) => k < n && cost < -PIVOT) : mostNegative(costs, n);
    if (entering < 0) return true;
    let leaving = -1;
    let best = Number.POSITIVE_INFINITY;
    tableau.forEach((line, i) => {
      const pivot = line[entering] as number;
      if (pivot <= PIVOT) return;
      const ratio = (line[width - 1] as number) / pivot;
      if (
        ratio < best - 1e-12 ||
        (ratio < best + 1e-12 && leaving >= 0 && (basis[i] as number) < (basis[leaving] as number))
      ) {
        best = ratio;
        leaving = i;
      }
    });
    if (leaving < 0) return false;
    stalled = best > 1e-12 ? 0 : stalled + 1;
    pivotOn(tableau, costs, leaving, entering);
    basis[leaving] = entering;
  }
}

function mostNegative(costs: Float64Array, n: number): number {
  let entering = -1;
  let least = -PIVOT;
  for (let k = 0; k < n; k += 1) {
    if ((costs[k] as number) < least) {
      least = costs[k] as number;
      entering = k;
    }
  }
  return entering;
}

function pivotOn(tableau: Float64Array[], costs: Float64Array, row: number, column: number): void {
  const pivotLine = tableau[row] as Float64Array;
  const pivot = pivotLine[column] as number;
  for (let k = 0; k < pivotLine.length; k += 1) pivotLine[k] = (pivotLine[k] as number) / pivot;
  for (const line of [...tableau, costs]) {
    const factor = line[column] as number;
    if (line === pivotLine || factor === 0) continue;
    for (let k = 0; k < line.length; k += 1) line[k] = (line[k] as number) - factor * (pivotLine[k] as number);
    line[column] = 0;
  }
}

/** Takes artificial variables at level zero out of the basis; a row without another candidate is redundant and stays zero. */
function dropArtificials(tableau: Float64Array[], basis: number[], n: number): void {
  const none = new Float64Array(tableau[0]?.length ?? 0);
  basis.forEach((variable, i) => {
    if (variable < n) return;
    const line = tableau[i] as Float64Array;
    let column = -1;
    for (let k = 0; k < n && column < 0; k += 1) if (Math.abs(line[k] as number) > PIVOT) column = k;
    if (column < 0) {
      line.fill(0);
      return;
    }
    pivotOn(tableau, none, i, column);
    basis[i] = column;
  });
}
