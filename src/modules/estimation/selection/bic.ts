import {
  type Estimator,
  type Fitted,
  parametersBySet,
  populationOf,
  saturatedLogLikelihood,
  type Table,
} from '../loglinear/estimator.js';
import type { Model } from '../loglinear/model.js';
import { MOST_LISTS_EXHAUSTIVE } from './catalogue.js';
import { KnownFailures } from './known-failures.js';

/** A model with its figures on one table. */
export interface Scored {
  fit: Fitted;
  estimate: number;
  deviance: number;
  bic: number;
}

/**
 * Bayesian information criterion of a fitted model: -2 log-likelihood + k log n, k counting all parameters, those at minus infinity
 * too, and n the observed persons, not the cells (Silverman, Chan & Vincent 2024, section 2.3).
 */
export function scoreFit(estimator: Estimator, fit: Fitted, table: Table, saturated: number): Scored {
  const deviance = estimator.deviance(table);
  const persons = table.margins[0] as number;
  return {
    fit,
    estimate: populationOf(fit, table),
    deviance,
    bic: deviance - 2 * saturated + fit.model.terms.length * Math.log(persons),
  };
}

/** Admissible models of a catalogue, those with an existing and identifiable estimate, best BIC first. */
export function rankByBic(estimator: Estimator, table: Table, models: Model[]): Scored[] {
  const saturated = saturatedLogLikelihood(table.counts);
  const scored: Scored[] = [];
  let warm: Float64Array | null = null;
  const failures = estimator.lists <= MOST_LISTS_EXHAUSTIVE ? new KnownFailures(table.margins) : null;
  for (const model of models.toSorted((a, b) => a.terms.length - b.terms.length)) {
    if (failures?.cover(model)) continue;
    const { fit, code } = estimator.examine(model, table, warm);
    if (code === 1) failures?.add(model);
    if (!fit) continue;
    warm ??= parametersBySet(fit, table.counts.length);
    scored.push(scoreFit(estimator, fit, table, saturated));
  }
  return scored.sort((a, b) => a.bic - b.bic);
}

/**
 * The best of some models on a table, as `rankByBic` would find it, without fitting those that cannot win: no model's
 * deviance is below zero, so one whose penalty alone exceeds the best is passed over. Give likely winners first.
 */
export function bestByBic(estimator: Estimator, table: Table, models: Model[]): Scored | null {
  const saturated = saturatedLogLikelihood(table.counts);
  const price = Math.log(table.margins[0] as number);
  let best: Scored | null = null;
  for (const model of models) {
    if (best && model.terms.length * price - 2 * saturated > best.bic) continue;
    const { fit } = estimator.examine(model, table);
    if (!fit) continue;
    const scored = scoreFit(estimator, fit, table, saturated);
    if (!best || scored.bic < best.bic) best = scored;
  }
  return best;
}
