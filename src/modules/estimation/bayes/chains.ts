import { normalQuantile, quantile } from '../numbers/special.js';

/**
 * Whether chains have met: the larger of the split potential scale reductions of rank-normalised and of folded draws (Vehtari,
 * Gelman, Simpson, Carpenter & Bürkner 2021, Bayesian Analysis 16:667, section 4). 1 where all draws are equal.
 */
export function rHat(chains: Float64Array[]): number {
  const pooled = Float64Array.from(chains.flatMap((chain) => Array.from(chain))).sort();
  const median = quantile(pooled, 0.5);
  const folded = chains.map((chain) => chain.map((value) => Math.abs(value - median)));
  return Math.max(splitReduction(rankNormalize(chains)), splitReduction(rankNormalize(folded)));
}

/**
 * Effective sample size of the rank-normalised draws: draws over 1 + 2 sum of autocorrelations, summed in pairs while these
 * are positive and falling (same paper, section 3.2; Geyer 1992).
 */
export function effectiveSize(chains: Float64Array[]): number {
  const halves = splitChains(rankNormalize(chains));
  const length = halves[0]?.length ?? 0;
  const draws = length * halves.length;
  const { within, total } = variances(halves);
  if (!(total > 0)) return draws;
  const correlation = (lag: number): number => {
    let sum = 0;
    for (const half of halves) sum += autocovariance(half, lag);
    return 1 - (within - sum / halves.length) / total;
  };
  let previous = Number.POSITIVE_INFINITY;
  let tau = -1;
  for (let lag = 0; lag + 1 < length; lag += 2) {
    const pair = Math.min(previous, correlation(lag) + correlation(lag + 1));
    if (pair <= 0) break;
    tau += 2 * pair;
    previous = pair;
  }
  return Math.min(draws * Math.log10(draws), draws / Math.max(tau, 1 / Math.log10(draws)));
}

function splitChains(chains: Float64Array[]): Float64Array[] {
  return chains.flatMap((chain) => {
    const half = Math.floor(chain.length / 2);
    return [chain.slice(0, half), chain.slice(chain.length - half)];
  });
}

function splitReduction(chains: Float64Array[]): number {
  const { within, total } = variances(splitChains(chains));
  if (within > 0) return Math.sqrt(total / within);
  return total > 0 ? Number.POSITIVE_INFINITY : 1;
}

/** Mean variance within chains, and the pooled estimate of the variance (same paper, equations 1 to 3). */
function variances(chains: Float64Array[]): { within: number; total: number } {
  const length = chains[0]?.length ?? 0;
  const means = chains.map((chain) => chain.reduce((a, b) => a + b, 0) / length);
  const overall = means.reduce((a, b) => a + b, 0) / means.length;
  const between = means.reduce((sum, mean) => sum + (mean - overall) ** 2, 0) / (means.length - 1);
  const within =
    chains.reduce(
      (sum, chain, k) => sum + chain.reduce((s, value) => s + (value - (means[k] as number)) ** 2, 0) / (length - 1),
      0,
    ) / chains.length;
  return { within, total: ((length - 1) / length) * within + between };
}

function autocovariance(chain: Float64Array, lag: number): number {
  const mean = chain.reduce((a, b) => a + b, 0) / chain.length;
  let sum = 0;
  for (let k = 0; k + lag < chain.length; k += 1)
    sum += ((chain[k] as number) - mean) * ((chain[k + lag] as number) - mean);
  return sum / chain.length;
}

/** Normal scores of the ranks among all draws, ties sharing their mean rank. */
function rankNormalize(chains: Float64Array[]): Float64Array[] {
  const draws = chains.flatMap((chain, c) => Array.from(chain, (value, k) => ({ value, c, k })));
  draws.sort((a, b) => a.value - b.value);
  const scored = chains.map((chain) => new Float64Array(chain.length));
  for (let first = 0; first < draws.length; ) {
    let last = first;
    while (last + 1 < draws.length && draws[last + 1]?.value === draws[first]?.value) last += 1;
    const score = normalQuantile(((first + last) / 2 + 1 - 0.375) / (draws.length + 0.25));
    for (; first <= last; first += 1) {
      const { c, k } = draws[first] as { c: number; k: number };
      (scored[c] as Float64Array)[k] = score;
    }
  }
  return scored;
}
