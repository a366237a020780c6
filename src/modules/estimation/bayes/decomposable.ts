import { type ListSet, observedPersons } from '../data/histories.js';
import { closeModel, formatModel } from '../loglinear/model.js';
import { logFactorial, logGamma } from '../numbers/special.js';
import { type DecomposableGraph, listDecomposableGraphs } from './chordal.js';

/** Lists for which the graphs are listed. */
export const MOST_LISTS_DECOMPOSABLE = 5;

export interface DecomposableAverage {
  mean: number;
  mode: number;
  /** Smallest population whose posterior distribution function reaches the probability. */
  quantileAt(p: number): number;
  /** Graphs by posterior probability. */
  models: { model: string; probability: number; estimate: number }[];
  modelCount: number;
  /** Largest number of unseen that was looked at, and the posterior mass there: a large mass says the tail is cut. */
  mostUnseen: number;
  massAtMost: number;
}

/**
 * Averages the population over all decomposable graphs (Madigan & York 1997, Biometrika 84:19): hyper-Dirichlet prior with
 * `delta` in each of the 2^k cells (2^-k by default), graphs equally likely, and prior 1 / N on the population. For N - n unseen
 *
 *     p(N, G | y) is proportional to  1/N  N! / (N - n)!  prod_C f_C(N) / prod_S f_S(N),
 *
 * C and S the cliques and separators of G, f the Dirichlet-multinomial of the margin with the unseen in its empty cell.
 *
 * @param span unseen are looked at up to this many times the observed
 */
export function averageDecomposable(
  counts: Float64Array,
  lists: number,
  delta = 2 ** -lists,
  span = 20,
): DecomposableAverage {
  const observed = observedPersons(counts);
  const mostUnseen = Math.max(20, Math.ceil(span * observed));
  const graphs = listDecomposableGraphs(lists);
  const kept = graphs.length > 100 ? withoutNegligible(graphs, mostUnseen, counts, lists, delta) : graphs;
  const grid = gridOf(mostUnseen, 60_000);
  const weights = weigh(kept, grid, counts, lists, delta);
  return summarize(kept, weights, grid, { observed, lists, modelCount: graphs.length, mostUnseen });
}

/** Graphs whose weight comes within e^-35 of the largest anywhere on a coarse grid; the others would cost time for nothing. */
function withoutNegligible(
  graphs: DecomposableGraph[],
  mostUnseen: number,
  counts: Float64Array,
  lists: number,
  delta: number,
): DecomposableGraph[] {
  const rough = weigh(graphs, gridOf(mostUnseen, 400), counts, lists, delta);
  const peaks = rough.map((weights) => weights.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY));
  const peak = Math.max(...peaks);
  return graphs.filter((_, g) => (peaks[g] as number) > peak - 35);
}

/** Unseen looked at: every whole number where they are few enough, else evenly spaced, always with 0 and the most. */
function gridOf(most: number, points: number): Float64Array {
  const stride = Math.max(1, Math.ceil(most / points));
  return Float64Array.from({ length: Math.floor(most / stride) + 1 }, (_, k) => k * stride);
}

/** Log posterior weight of each graph at each number of unseen, up to one constant. */
function weigh(
  graphs: DecomposableGraph[],
  grid: Float64Array,
  counts: Float64Array,
  lists: number,
  delta: number,
): Float64Array[] {
  const observed = observedPersons(counts);
  const base = Float64Array.from(grid, (unseen) => {
    const population = observed + unseen;
    return logFactorial(population) - logFactorial(unseen) - Math.log(population);
  });
  const margins = new Map<ListSet, Float64Array>();
  const marginOf = (set: ListSet): Float64Array => {
    const known = margins.get(set);
    if (known) return known;
    const made = logMargin(set, grid, counts, lists, delta);
    margins.set(set, made);
    return made;
  };
  return graphs.map(({ above, below }) => {
    const weight = base.slice();
    for (const set of above) addTo(weight, marginOf(set), 1);
    for (const set of below) addTo(weight, marginOf(set), -1);
    return weight;
  });
}

function addTo(sum: Float64Array, part: Float64Array, sign: 1 | -1): void {
  for (let k = 0; k < sum.length; k += 1) sum[k] = (sum[k] as number) + sign * (part[k] as number);
}

/** Log Dirichlet-multinomial of the margin over a set of lists, at each number of unseen (Madigan & York 1997, equation 6). */
function logMargin(set: ListSet, grid: Float64Array, counts: Float64Array, lists: number, delta: number): Float64Array {
  const cells = new Map<ListSet, number>();
  let observed = 0;
  counts.forEach((count, history) => {
    cells.set(history & set, (cells.get(history & set) ?? 0) + count);
    observed += count;
  });
  const weight = (delta * 2 ** lists) / cells.size;
  const total = delta * 2 ** lists;
  let fixed = logGamma(total) - cells.size * logGamma(weight);
  for (const [cell, count] of cells) if (cell !== 0) fixed += logGamma(weight + count);
  const empty = cells.get(0) ?? 0;
  return Float64Array.from(
    grid,
    (unseen) => fixed + logGamma(weight + empty + unseen) - logGamma(total + observed + unseen),
  );
}

function summarize(
  graphs: DecomposableGraph[],
  weights: Float64Array[],
  grid: Float64Array,
  {
    observed,
    lists,
    modelCount,
    mostUnseen,
  }: { observed: number; lists: number; modelCount: number; mostUnseen: number },
): DecomposableAverage {
  const peak = weights.reduce((most, row) => row.reduce((a, b) => Math.max(a, b), most), Number.NEGATIVE_INFINITY);
  const mass = new Float64Array(grid.length);
  const byGraph = weights.map((row) => {
    let sum = 0;
    let mean = 0;
    row.forEach((weight, k) => {
      if (weight < peak - 600) return;
      const density = Math.exp(weight - peak);
      mass[k] = (mass[k] as number) + density;
      sum += density;
      mean += density * (observed + (grid[k] as number));
    });
    return { sum, mean };
  });
  const total = mass.reduce((a, b) => a + b, 0);
  let mean = 0;
  let mode = 0;
  const cumulative = mass.slice();
  mass.forEach((density, k) => {
    mean += (density / total) * (observed + (grid[k] as number));
    if (density > (mass[mode] as number)) mode = k;
    cumulative[k] = density / total + (k > 0 ? (cumulative[k - 1] as number) : 0);
  });
  return {
    mean,
    mode: observed + (grid[mode] as number),
    quantileAt: (p) => {
      const found = cumulative.findIndex((reached) => reached >= p);
      return observed + (grid[found < 0 ? grid.length - 1 : found] as number);
    },
    models: graphs
      .map(({ above }, g) => {
        const { sum, mean: weighted } = byGraph[g] as { sum: number; mean: number };
        return {
          model: formatModel(closeModel(lists, above)),
          probability: sum / total,
          estimate: sum > 0 ? weighted / sum : Number.NaN,
        };
      })
      .filter(({ probability }) => probability > 0)
      .sort((a, b) => b.probability - a.probability),
    modelCount,
    mostUnseen,
    massAtMost: (mass.at(-1) ?? 0) / total,
  };
}
