import { pairsOfLists } from '../data/histories.js';
import { formatModel, type Model, mainEffects, withTerm } from '../loglinear/model.js';
import { poissonTails } from '../numbers/special.js';
import { neighbours } from '../selection/downhill.js';
import { type ExaminedStrata, examineStrata } from './examine-strata.js';
import type { Strata } from './strata.js';

/** A model of the lists with its examination over the strata. */
export interface SelectedStrata {
  model: Model;
  examined: ExaminedStrata;
  /** All models that a search on BIC looked at. */
  met?: SelectedStrata[];
}

type Shape = Pick<Strata, 'lists' | 'covariates' | 'levelsOf'>;

/**
 * Stepwise selection of pairs of lists, as without covariates (Chan, Silverman & Vincent 2021, section 4.2): overlaps and fitted overlaps
 * are summed over the strata. Equal p (to ten digits) go in column order.
 */
export function selectStrataStepwise(shape: Shape, counts: Float64Array, threshold: number): SelectedStrata {
  const size = 1 << shape.lists.length;
  let current: SelectedStrata = examine(shape, counts, mainEffects(shape.lists.length));
  let outside = pairsOfLists(shape.lists.length);
  for (;;) {
    const { fit } = current.examined;
    if (!fit) return current;
    const ranked = outside
      .map((pair) => {
        const seen = sumOver(counts, size, (w) => (w & pair) === pair);
        const { atMost, atLeast } = poissonTails(
          Math.round(seen),
          sumOver(fit.means, size, (w) => (w & pair) === pair),
        );
        return { pair, p: Math.min(atMost, atLeast) };
      })
      .filter(({ p }) => p < threshold)
      .sort((a, b) => (Math.abs(a.p - b.p) <= 1e-10 * a.p ? 0 : a.p - b.p));
    let entered = false;
    for (const { pair } of ranked) {
      const tried = examine(shape, counts, withTerm(current.model, pair));
      if (!tried.examined.fit) continue;
      current = tried;
      outside = outside.filter((other) => other !== pair);
      entered = true;
      break;
    }
    if (!entered) return current;
  }
}

/**
 * Downhill search on BIC over the interactions of the lists, from main effects (Silverman, Chan & Vincent 2024, section 2.3: n counts
 * observed persons, a parameter at minus infinity counts too).
 */
export function selectStrataByBic(shape: Shape, counts: Float64Array, maxOrder: number): SelectedStrata {
  const price = Math.log(counts.reduce((a, b) => a + b, 0));
  const score = ({ examined }: SelectedStrata): number =>
    examined.fit ? examined.fit.deviance + price * examined.model.parameters : Number.POSITIVE_INFINITY;
  const met = new Map<string, SelectedStrata>();
  let current = examine(shape, counts, mainEffects(shape.lists.length));
  met.set(formatModel(current.model), current);
  for (;;) {
    const nearby = neighbours(current.model, maxOrder).map((model) => {
      const name = formatModel(model);
      const known = met.get(name) ?? examine(shape, counts, model);
      met.set(name, known);
      return known;
    });
    const best = nearby.reduce((least, found) => (score(found) < score(least) ? found : least), current);
    if (best === current) return { ...current, met: [...met.values()] };
    current = best;
  }
}

function examine(shape: Shape, counts: Float64Array, model: Model): SelectedStrata {
  return { model, examined: examineStrata(model, shape, counts) };
}

function sumOver(table: Float64Array, size: number, test: (history: number) => boolean): number {
  let sum = 0;
  for (let cell = 0; cell < table.length; cell += 1) if (test(cell % size)) sum += table[cell] as number;
  return sum;
}
