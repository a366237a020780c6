import { type ListSet, pairsOfLists } from '../data/histories.js';
import { type Estimator, type Fitted, parametersBySet, type Table } from '../loglinear/estimator.js';
import { mainEffects, withTerm } from '../loglinear/model.js';
import { poissonTails } from '../numbers/special.js';

/**
 * Forward selection of two-list terms over the extended maximum likelihood estimate (Chan, Silverman & Vincent 2021, section
 * 4.2; contract, "stepwise"). From the current fit the p-value of a pair not in the model is the smaller tail of the Poisson
 * law of the persons seen on both lists. The most significant pair whose model exists and is identifiable enters.
 *
 * @param threshold p-value below which a pair may enter; 0 means main effects
 * @returns null where the main effects themselves have no estimate
 */
export function selectStepwise(estimator: Estimator, table: Table, threshold: number): Fitted | null {
  const size = table.counts.length;
  const first = estimator.examine(mainEffects(estimator.lists), table);
  if (!first.fit) return null;
  let current = first.fit;
  let outside = pairsOfLists(estimator.lists);
  for (;;) {
    const ranked = rankPairs(outside, table, estimator.fittedMargins, threshold);
    if (ranked.length === 0) return current;
    const warm = parametersBySet(current, size);
    let entered: ListSet | null = null;
    for (const pair of ranked) {
      const tried = estimator.examine(withTerm(current.model, pair), table, warm);
      if (tried.fit) {
        current = tried.fit;
        entered = pair;
        break;
      }
    }
    if (entered === null) return current;
    outside = outside.filter((pair) => pair !== entered);
  }
}

/** Pairs below the threshold, by p; equal p (to ten digits, beyond which rounding decides) in column order. */
function rankPairs(pairs: ListSet[], table: Table, fitted: Float64Array, threshold: number): ListSet[] {
  const found: { pair: ListSet; p: number; order: number }[] = [];
  pairs.forEach((pair, order) => {
    const { atMost, atLeast } = poissonTails(Math.round(table.margins[pair] as number), fitted[pair] as number);
    const p = Math.min(atMost, atLeast);
    if (p < threshold) found.push({ pair, p, order });
  });
  found.sort((a, b) => (Math.abs(a.p - b.p) <= 1e-10 * a.p ? a.order - b.order : a.p - b.p));
  return found.map(({ pair }) => pair);
}
