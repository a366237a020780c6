import { type ListSet, pairsOfLists } from '../data/histories.js';
import { byNotation, closeModel, type Model } from '../loglinear/model.js';

/** Lists up to which all models are looked at; beyond, their number (over 7 million million at seven) forbids it. */
export const MOST_LISTS_EXHAUSTIVE = 5;

/**
 * All hierarchical models (Bishop, Fienberg & Holland 1975, section 2.3) that hold every list, among which Silverman, Chan & Vincent
 * 2024 choose by BIC, with interactions of at most `maxOrder` lists; 1, 8 for three lists at orders
 * 1, 2; 113 for four at order 3; 6,893 for five at order 4. Orders at or above the number of lists add only the saturated
 * model, which has one parameter more than cells and is left out.
 */
export function listModels(lists: number, maxOrder: number): Model[] {
  const order = Math.min(maxOrder, lists - 1);
  const models: Model[] = [];
  const grow = (terms: ListSet[], level: number, previous: ReadonlySet<ListSet>): void => {
    const candidates = level > order ? [] : candidatesAt(lists, level, previous);
    if (candidates.length === 0) {
      models.push(closeModel(lists, terms));
      return;
    }
    for (let choice = 0; choice < 2 ** candidates.length; choice += 1) {
      const chosen = candidates.filter((_, k) => Math.floor(choice / 2 ** k) % 2 === 1);
      if (chosen.length === 0) models.push(closeModel(lists, terms));
      else grow([...terms, ...chosen], level + 1, new Set(chosen));
    }
  };
  grow([], 2, new Set(Array.from({ length: lists }, (_, k) => 1 << k)));
  return models;
}

/** Sets of `level` lists all of whose subsets one smaller are in `previous`. */
function candidatesAt(lists: number, level: number, previous: ReadonlySet<ListSet>): ListSet[] {
  if (level === 2) return pairsOfLists(lists);
  const found = new Set<ListSet>();
  for (const base of previous) {
    for (let k = 0; k < lists; k += 1) {
      const set = base | (1 << k);
      if (set !== base && everyFacet(set, (facet) => previous.has(facet))) found.add(set);
    }
  }
  return [...found].sort(byNotation);
}

/** Whether a test holds for all subsets with one list fewer. */
export function everyFacet(set: ListSet, test: (facet: ListSet) => boolean): boolean {
  for (let bits = set; bits; bits &= bits - 1) if (!test(set & ~(bits & -bits))) return false;
  return true;
}
