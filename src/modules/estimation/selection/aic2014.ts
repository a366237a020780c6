import { pairsOfLists } from '../data/histories.js';
import type { Table } from '../loglinear/estimator.js';
import { type Model, mainEffects, withTerm } from '../loglinear/model.js';
import type { Workspace } from '../loglinear/newton.js';
import { normalProbability } from '../numbers/special.js';
import { type Profile, profilePopulation } from './profile.js';

export interface Selection2014 {
  model: Model;
  /** Parameters in the order of the model's terms. */
  theta: Float64Array;
  seLogUnseen: number;
  deviance: number;
  /** Null where the profile has no maximum within reach. */
  profile: Profile | null;
}

/**
 * The selection behind the United Kingdom's figure of 2014 (Bales, Hesketh & Silverman 2015, Significance 12:16): from main
 * effects add the pair of lists that lowers AIC most; stop when AIC no longer falls, or when the Wald p-value of the new term
 * is above 0.05. Nothing checks that an estimate exists: the method is kept to reproduce that figure.
 */
export function select2014(workspace: Workspace, table: Table, significance = 0.05): Selection2014 {
  let current = fitAll(workspace, table, mainEffects(workspace.lists));
  let outside = pairsOfLists(workspace.lists);
  for (;;) {
    let best: (Fit2014 & { pair: number }) | null = null;
    for (const pair of outside) {
      const tried = fitAll(workspace, table, withTerm(current.model, pair));
      if (tried.aic < (best ?? current).aic) best = { ...tried, pair };
    }
    if (!best || waldProbability(workspace, table, best, best.pair) > significance) break;
    const entered = best.pair;
    current = best;
    outside = outside.filter((pair) => pair !== entered);
  }
  const settled = fitAll(workspace, table, current.model);
  const seLogUnseen = workspace.standardError(settled.model.terms, 0);
  const profile = profilePopulation(workspace, settled.model.terms, table, settled.theta);
  return { model: settled.model, theta: settled.theta, deviance: settled.deviance, seLogUnseen, profile };
}

interface Fit2014 {
  model: Model;
  theta: Float64Array;
  deviance: number;
  /** Up to the constant of the saturated table, the same for all models. */
  aic: number;
}

function fitAll(workspace: Workspace, table: Table, model: Model): Fit2014 {
  const { theta } = workspace.fit(table.counts, null, model.terms, table.margins, null, 40);
  let deviance = 0;
  for (let w = 1; w < workspace.size; w += 1) {
    const y = table.counts[w] as number;
    const m = workspace.mean[w] as number;
    deviance += 2 * ((y > 0 ? y * Math.log(y / m) - y : 0) + m);
  }
  return { model, theta, deviance, aic: deviance + 2 * model.terms.length };
}

/** Two-sided p-value of a parameter over its standard error; 1 where the information is singular. */
function waldProbability(workspace: Workspace, table: Table, fit: Fit2014, term: number): number {
  const position = fit.model.terms.indexOf(term);
  workspace.fit(table.counts, null, fit.model.terms, table.margins, fit.theta, 2);
  const error = workspace.standardError(fit.model.terms, position);
  if (!Number.isFinite(error)) return 1;
  return 2 * normalProbability(-Math.abs((fit.theta[position] as number) / error));
}
