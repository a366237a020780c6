import { type Histories, membersOf, pairsOfLists, sumSupersets } from '../data/histories.js';
import { Estimator, tableOf } from '../loglinear/estimator.js';
import { DEFAULT_OPTIONS } from '../options.js';
import type { Statement } from '../report/report.js';
import { selectStepwise } from '../selection/stepwise.js';

/** Probability below which chance does not explain that a whole list stands inside another. */
export const LEAST_CHANCE = 0.05;

/**
 * Lists all of whose persons stand on another list too: `list-inside`, `same-lists` where the two hold the same persons, and
 * `list-inside-chance` where so few persons may well have come to stand there by chance.
 *
 * Such a dependence has no estimate: in a model with the two lists' interaction the cells with the inner list alone hold no one, so the
 * likelihood rises without end (Fienberg & Rinaldo 2012, section 3). Selection can then only pass the pair over, and the figure comes
 * out too low. That it has passed over something shows in the fit: it gives each person of the inner list a chance q to be on the outer
 * one, all n stand there with probability q^n, and on some one of the k - 1 other lists with at most (k - 1) q^n (Bonferroni). Where there
 * is no fit at all, chance is not asked.
 */
export function findNestedLists({ lists, counts }: Histories): Statement[] {
  const margins = sumSupersets(counts.slice());
  const nested = pairsOfLists(lists.length).flatMap((pair) => {
    const [first, second] = membersOf(pair) as [number, number];
    const inside = [first, second].filter((list) => margins[1 << list] === margins[pair]);
    if (inside.length === 0) return [];
    const inner = inside[0] ?? first;
    return [{ pair, inner, outer: inner === first ? second : first, same: inside.length === 2 }];
  });
  if (nested.length === 0) return [];
  const fitted = fittedMargins({ lists, counts });
  return nested.map(({ pair, inner, outer, same }) => {
    const onInner = 1 << inner;
    const chance = fitted
      ? (lists.length - 1) * ((fitted[pair] as number) / (fitted[onInner] as number)) ** (margins[onInner] as number)
      : 0;
    const certain = same ? 'same-lists' : 'list-inside';
    return {
      code: chance < LEAST_CHANCE ? certain : 'list-inside-chance',
      values: { inner: lists[inner] ?? '', outer: lists[outer] ?? '' },
    };
  });
}

/** Persons that the stepwise fit expects on every list of each set; null where there is no fit. */
function fittedMargins({ lists, counts }: Histories): Float64Array | null {
  const estimator = new Estimator(lists.length);
  const table = tableOf(counts);
  const selected = selectStepwise(estimator, table, DEFAULT_OPTIONS.threshold);
  if (!selected || !estimator.examine(selected.model, table).fit) return null;
  return estimator.fittedMargins;
}
