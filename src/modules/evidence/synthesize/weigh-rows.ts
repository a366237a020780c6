import { combine } from '../graphical/combine.js';
import type { Measurement } from '../graphical/model.js';
import { fraction } from '../graphical/sample-rows.js';
import type { BitSource } from '../noise/random-bits.js';

/** Different rows, and how many persons each stands for. */
export interface WeightedRows {
  /** A column of codes each. */
  columns: readonly Uint16Array[];
  persons: Float64Array;
}

export interface Weighing {
  sizes: readonly number[];
  measurements: readonly Measurement[];
  /** Persons. */
  total: number;
  iterations: number;
  /** How strongly weights are held to what they were: times the relative entropy, in persons. */
  hold: number;
  /** Share of the work that is done, 0 to 1. */
  onProgress?: ((share: number) => void) | undefined;
}

/** A measured marginal beside the rows: the cell of each row, and the error of each cell by its variance. */
interface Part {
  cells: Int32Array;
  counts: Float64Array;
  variance: number;
  sums: Float64Array;
  errors: Float64Array;
}

/**
 * Weighs rows so that their sums come near to noisy marginals of any columns: entropic mirror descent on the squared errors by their variances, with
 * momentum that starts anew when the loss rises, plus `hold` times the relative entropy to the weights at first. A junction tree holds few
 * marginals of three columns before it grows too large; rows that were drawn from it hold all of them. Sees private outputs alone.
 *
 * @param drawn rows from a model, a column of codes each; a row that comes often has more weight at first
 */
export function weighRows(drawn: readonly Uint16Array[], weighing: Weighing): WeightedRows {
  const { sizes, measurements, total, iterations, hold, onProgress } = weighing;
  const { columns, shares } = different(drawn);
  const first = shares.map(Math.log);
  const parts = combine(measurements).map((one) => partOf(one, columns, sizes));
  const logs = first.slice();
  const before = first.slice();
  const best = first.slice();
  const persons = new Float64Array(first.length);
  const gradient = new Float64Array(first.length);
  const bestGradient = new Float64Array(first.length);
  const look = (): number => {
    spread(logs, total, persons);
    let loss = hold > 0 ? hold * entropy(persons, total, first) : 0;
    for (const part of parts) loss += compare(part, persons);
    return loss;
  };
  const slope = (): void => {
    for (let row = 0; row < gradient.length; row += 1)
      gradient[row] = hold * ((logs[row] as number) - (first[row] as number));
    for (const { cells, errors } of parts)
      for (let row = 0; row < cells.length; row += 1)
        gradient[row] = (gradient[row] as number) + (errors[cells[row] as number] as number);
  };
  let loss = look();
  slope();
  bestGradient.set(gradient);
  let step = FIRST_STEP / (total * Math.max(1, parts.length));
  let momentum = 0;
  for (let iteration = 0; iteration < iterations && step > 1e-15; iteration += 1) {
    const pull = momentum / (momentum + 3);
    for (let row = 0; row < logs.length; row += 1) {
      const now = logs[row] as number;
      logs[row] = now - step * (gradient[row] as number) + pull * (now - (before[row] as number));
      before[row] = now;
    }
    const next = look();
    if (next <= loss) {
      loss = next;
      momentum += 1;
      step *= 1.05;
      slope();
      best.set(logs);
      bestGradient.set(gradient);
    } else {
      // Worse than before: back to the best; a shorter step where momentum was not to blame.
      if (momentum === 0) step /= 2;
      momentum = 0;
      logs.set(best);
      before.set(best);
      gradient.set(bestGradient);
    }
    onProgress?.((iteration + 1) / iterations);
  }
  spread(best, total, persons);
  return { columns, persons };
}

/** Length of a step at first, by persons and marginals; it finds its own from there on. */
const FIRST_STEP = 50;

/** Rows without repetition, with their share of all. */
function different(drawn: readonly Uint16Array[]): { columns: Uint16Array[]; shares: Float64Array } {
  const count = drawn[0]?.length ?? 0;
  const places = new Map<string, number>();
  const rows: number[] = [];
  const times: number[] = [];
  for (let row = 0; row < count; row += 1) {
    const key = String.fromCharCode(...drawn.map((codes) => codes[row] ?? 0));
    const place = places.get(key);
    if (place === undefined) {
      places.set(key, rows.length);
      rows.push(row);
      times.push(1);
    } else times[place] = (times[place] ?? 0) + 1;
  }
  return {
    columns: drawn.map((codes) => Uint16Array.from(rows, (row) => codes[row] ?? 0)),
    shares: Float64Array.from(times, (one) => one / count),
  };
}

function partOf(
  { columns, counts, variance }: Measurement,
  rows: readonly Uint16Array[],
  sizes: readonly number[],
): Part {
  const cells = new Int32Array(rows[0]?.length ?? 0);
  for (const column of columns) {
    const codes = rows[column];
    const size = sizes[column] ?? 1;
    for (let row = 0; row < cells.length; row += 1) cells[row] = (cells[row] as number) * size + (codes?.[row] ?? 0);
  }
  return {
    cells,
    counts,
    variance,
    sums: new Float64Array(counts.length),
    errors: new Float64Array(counts.length),
  };
}

/** Persons by log weights, `total` in all. */
function spread(logs: Float64Array, total: number, persons: Float64Array): void {
  let peak = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < logs.length; row += 1) if ((logs[row] as number) > peak) peak = logs[row] as number;
  let sum = 0;
  for (let row = 0; row < logs.length; row += 1) {
    const weight = Math.exp((logs[row] as number) - peak);
    persons[row] = weight;
    sum += weight;
  }
  for (let row = 0; row < logs.length; row += 1) persons[row] = ((persons[row] as number) * total) / sum;
}

function entropy(persons: Float64Array, total: number, first: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < persons.length; row += 1) {
    const one = persons[row] as number;
    if (one > 0) sum += one * (Math.log(one / total) - (first[row] as number));
  }
  return sum;
}

/** Sets the errors of a marginal. @returns its loss */
function compare({ cells, counts, variance, sums, errors }: Part, persons: Float64Array): number {
  sums.fill(0);
  for (let row = 0; row < cells.length; row += 1) {
    const cell = cells[row] as number;
    sums[cell] = (sums[cell] as number) + (persons[row] as number);
  }
  let loss = 0;
  for (let cell = 0; cell < sums.length; cell += 1) {
    const error = (sums[cell] as number) - (counts[cell] as number);
    errors[cell] = error / variance;
    loss += (error * error) / (2 * variance);
  }
  return loss;
}

/** Rows in proportion to their weights, whole parts first and the rest by lot (systematic sampling). */
export function drawWeighted({ columns, persons }: WeightedRows, count: number, bits: BitSource): Uint16Array[] {
  let sum = 0;
  for (const one of persons) sum += one;
  const chosen = new Uint32Array(count);
  let at = 0;
  let reached = persons[0] ?? 0;
  const offset = fraction(bits);
  for (let row = 0; row < count; row += 1) {
    const wanted = ((row + offset) * sum) / count;
    while (reached <= wanted && at < persons.length - 1) {
      at += 1;
      reached += persons[at] as number;
    }
    chosen[row] = at;
  }
  return columns.map((codes) => Uint16Array.from(chosen, (one) => codes[one] ?? 0));
}
