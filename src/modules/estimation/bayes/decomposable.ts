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
  /** Posterior probability that at most so many were missed. */
  shareMissedUpTo(unseen: number): number;
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
  const { kept, from, to } = locateMass(graphs, mostUnseen, counts, lists, delta);
  const grid = gridBetween(from, to, 60_000);
  const weights = weigh(kept, grid, counts, lists, delta);
  const last = weigh(kept, Float64Array.of(mostUnseen), counts, lists, delta).map(
    ([weight]) => weight ?? Number.NEGATIVE_INFINITY,
  );
  return summarize(kept, weights, grid, { observed, lists, modelCount: graphs.length, mostUnseen, last });
}

/** Log weights this far below the largest count for nothing in double precision. */
const NEGLIGIBLE = 40;

/**
 * Where the posterior is, on a coarse grid whose steps are a few times the root of the observed, and so never much wider than
 * the posterior: the graphs and the range of unseen that come near the largest weight. Up to three lists all graphs are kept.
 */
function locateMass(
  graphs: DecomposableGraph[],
  mostUnseen: number,
  counts: Float64Array,
  lists: number,
  delta: number,
): { kept: DecomposableGraph[]; from: number; to: number } {
  const points = Math.min(60_000, Math.max(400, Math.ceil(5 * Math.sqrt(observedPersons(counts)))));
  const grid = gridBetween(0, mostUnseen, points);
  const rough = weigh(graphs, grid, counts, lists, delta);
  const peaks = rough.map((weights) => weights.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY));
  const floor = Math.max(...peaks) - NEGLIGIBLE;
  const near = (_: number, k: number): boolean => rough.some((weights) => (weights[k] as number) > floor);
  const first = grid.findIndex(near);
  const last = grid.findLastIndex(near);
  return {
    kept: graphs.length > 8 ? graphs.filter((_, g) => (peaks[g] as number) > floor) : graphs,
    from: grid[Math.max(0, first - 1)] as number,
    to: grid[last + 1] ?? mostUnseen,
  };
}

/** Numbers of unseen: every whole one where they are few enough, else evenly spaced. */
function gridBetween(from: number, to: number, points: number): Float64Array {
  const stride = Math.max(1, Math.ceil((to - from) / points));
  return Float64Array.from({ length: Math.floor((to - from) / stride) + 1 }, (_, k) => from + k * stride);
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
  const persons = Float64Array.from(grid, (unseen) => logGamma(delta * 2 ** lists + observed + unseen));
  const margins = new Map<ListSet, Float64Array>();
  const marginOf = (set: ListSet): Float64Array => {
    const known = margins.get(set);
    if (known) return known;
    const made = logMargin(set, grid, persons, counts, lists, delta);
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

/** Log Dirichlet-multinomial of the margin over a set of lists, at each number of unseen (Madigan & York 1997, equation 6); `persons` is
 * the logarithm of the gamma function of all persons and prior weights, the same for every set. */
function logMargin(
  set: ListSet,
  grid: Float64Array,
  persons: Float64Array,
  counts: Float64Array,
  lists: number,
  delta: number,
): Float64Array {
  const cells = new Map<ListSet, number>();
  counts.forEach((count, history) => {
    cells.set(history & set, (cells.get(history & set) ?? 0) + count);
  });
  const weight = (delta * 2 ** lists) / cells.size;
  const total = delta * 2 ** lists;
  let fixed = logGamma(total) - cells.size * logGamma(weight);
  for (const [cell, count] of cells) if (cell !== 0) fixed += logGamma(weight + count);
  const empty = cells.get(0) ?? 0;
  return Float64Array.from(grid, (unseen, k) => fixed + logGamma(weight + empty + unseen) - (persons[k] as number));
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
    last,
  }: { observed: number; lists: number; modelCount: number; mostUnseen: number; last: number[] },
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
    shareMissedUpTo: (unseen) => {
      const beyond = grid.findIndex((point) => point > unseen);
      return cumulative[(beyond < 0 ? grid.length : beyond) - 1] ?? 0;
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
    massAtMost: last.reduce((sum, weight) => sum + Math.exp(weight - peak), 0) / total,
  };
}
