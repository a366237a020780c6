/**
 * The table that says how a small count is changed: for each count the chances of each change. Built by the principle of maximum entropy, as
 * Giessing and others describe for the cell-key method: no chance is more uneven than what is asked for makes it. Pure.
 */
export interface PerturbationParameters {
  /** Largest change. */
  most: number;
  /** Variance of the change, where the support allows it. */
  variance: number;
  /** No result stands between zero and this: counts from 1 to `least` - 1 never come out. */
  least: number;
}

export const USUAL: PerturbationParameters = { most: 5, variance: 3, least: 3 };

/** Chances of the changes from -most to most, for one true count. */
export type Chances = readonly number[];

/**
 * @returns for each count from 0 on its chances; the last row is for all larger counts. A zero stays. The mean change is zero for every count.
 */
export function perturbationTable({ most, variance, least }: PerturbationParameters): Chances[] {
  const rows: Chances[] = [];
  for (let count = 0; count <= most + least; count += 1) {
    const changes = changesOf(most);
    const allowed = changes.map((change) => {
      const result = count + change;
      return count === 0 ? change === 0 : result === 0 || result >= least;
    });
    rows.push(evenChances(changes, allowed, variance));
  }
  return rows;
}

const changesOf = (most: number): number[] => Array.from({ length: 2 * most + 1 }, (_, k) => k - most);

/** Chances exp(a d + b d²) on the allowed changes d, with mean zero and the variance, or the nearest that can be. */
function evenChances(changes: readonly number[], allowed: readonly boolean[], variance: number): Chances {
  const open = changes.filter((_, k) => allowed[k]);
  const [low, high] = [Math.min(...open), Math.max(...open)];
  if (low >= 0 && high <= 0) return changes.map((change) => (change === 0 ? 1 : 0));
  if (low > 0 || high < 0) throw new RangeError('No change keeps the mean.');
  const least = leastVariance(open);
  const wanted = Math.min(Math.max(variance, least + 1e-6), -low * high - 1e-6);
  const weights = (a: number, b: number): number[] => {
    const powers = open.map((d) => a * d + b * d * d);
    const top = Math.max(...powers);
    const raw = powers.map((power) => Math.exp(power - top));
    const sum = raw.reduce((x, y) => x + y, 0);
    return raw.map((x) => x / sum);
  };
  const moment = (chances: readonly number[], power: number): number =>
    chances.reduce((sum, chance, k) => sum + chance * (open[k] ?? 0) ** power, 0);
  // For each b one a keeps the mean, and the variance grows with b: two searches by halving, each of which cannot fail.
  const balanced = (b: number): number[] => {
    let [from, to] = [-200, 200];
    for (let round = 0; round < 100; round += 1) {
      const a = (from + to) / 2;
      if (moment(weights(a, b), 1) < 0) from = a;
      else to = a;
    }
    return weights((from + to) / 2, b);
  };
  let [from, to] = [-60, 60];
  for (let round = 0; round < 100; round += 1) {
    const b = (from + to) / 2;
    if (moment(balanced(b), 2) < wanted) from = b;
    else to = b;
  }
  const found = balanced((from + to) / 2);
  return changes.map((change) => found[open.indexOf(change)] ?? 0);
}

/** The least variance with mean zero: all on zero where it is allowed, else on its two neighbours. */
function leastVariance(open: readonly number[]): number {
  if (open.includes(0)) return 0;
  const below = Math.max(...open.filter((d) => d < 0));
  const above = Math.min(...open.filter((d) => d > 0));
  return -below * above;
}

/**
 * What a count becomes. The same key gives the same answer; keys are spread evenly over 32 bits.
 *
 * @param table of `perturbationTable`.
 */
export function perturb(table: readonly Chances[], count: number, key: number): number {
  const chances = table[Math.min(count, table.length - 1)] ?? [];
  const at = (key >>> 0) / 2 ** 32;
  const most = (chances.length - 1) / 2;
  let sum = 0;
  let last = 0;
  for (const [k, chance] of chances.entries()) {
    if (chance > 0) last = k - most;
    sum += chance;
    if (at < sum) return count + k - most;
  }
  return count + last;
}
