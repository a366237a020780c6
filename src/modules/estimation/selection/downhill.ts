import { type ListSet, sizeOf } from '../data/histories.js';
import {
  type Estimator,
  type Fitted,
  parametersBySet,
  saturatedLogLikelihood,
  type Table,
} from '../loglinear/estimator.js';
import { formatModel, interactionsOf, type Model, mainEffects, withTerm } from '../loglinear/model.js';
import { type Scored, scoreFit } from './bic.js';
import { everyFacet } from './catalogue.js';

export interface Descent {
  /** Admissible models met, best BIC first. */
  ranked: Scored[];
  /** Models looked at. */
  examined: number;
}

/**
 * Downhill search on BIC (Silverman, Chan & Vincent 2024; the step between neighbouring hierarchical models is that of Edwards &
 * Havránek 1985, Biometrika 72:339) where the catalogue is too large (six lists and more): from each start, move to the best admissible
 * neighbour, one term more or one fewer with the hierarchy kept, until none is better. It may stop at a local best.
 */
export function searchDownhill(estimator: Estimator, table: Table, maxOrder: number, starts: Fitted[]): Descent {
  const saturated = saturatedLogLikelihood(table.counts);
  const met = new Map<string, Scored | null>();
  const size = table.counts.length;
  const visit = (model: Model, warm: Float64Array | null): Scored | null => {
    const name = formatModel(model);
    const known = met.get(name);
    if (known !== undefined) return known;
    const { fit } = estimator.examine(model, table, warm);
    const scored = fit ? scoreFit(estimator, fit, table, saturated) : null;
    met.set(name, scored);
    return scored;
  };
  const origins: Model[] = [mainEffects(estimator.lists), ...starts.map((start) => start.model)];
  for (const origin of origins) {
    let current = visit(origin, null);
    while (current) {
      const here: Scored = current;
      const warm = parametersBySet(here.fit, size);
      const next = neighbours(here.fit.model, maxOrder)
        .map((model) => visit(model, warm))
        .reduce<Scored | null>((best, found) => (found && (!best || found.bic < best.bic) ? found : best), null);
      if (!next || next.bic >= here.bic) break;
      current = next;
    }
  }
  const ranked = [...met.values()].filter((scored): scored is Scored => scored !== null).sort((a, b) => a.bic - b.bic);
  return { ranked, examined: met.size };
}

/** Hierarchical models with one interaction more or fewer (Edwards & Havránek 1985). */
export function neighbours(model: Model, maxOrder: number): Model[] {
  const terms = new Set<ListSet>(model.terms);
  const found: Model[] = [];
  const most = Math.min(maxOrder, model.lists - 1);
  for (let set = 1; set < 1 << model.lists; set += 1) {
    const order = sizeOf(set);
    if (order < 2 || order > most || terms.has(set)) continue;
    if (everyFacet(set, (facet) => terms.has(facet))) found.push(withTerm(model, set));
  }
  for (const term of interactionsOf(model)) {
    const maximal = !model.terms.some((other) => other !== term && (other & term) === term);
    if (maximal) found.push({ lists: model.lists, terms: model.terms.filter((other) => other !== term) });
  }
  return found;
}
