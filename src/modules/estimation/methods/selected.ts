import type { Histories } from '../data/histories.js';
import { EstimationRefusal } from '../data/refusal.js';
import { Estimator, populationOf, tableOf } from '../loglinear/estimator.js';
import { type Model, mainEffects, parseModel } from '../loglinear/model.js';
import type { EstimateOptions } from '../options.js';
import type { MethodOutcome } from '../report/report.js';
import { selectStepwise } from '../selection/stepwise.js';
import { describeFit, lognormalInterval } from './loglinear-outcome.js';

/** Stepwise selection on p-values (Chan, Silverman & Vincent 2021, section 4.2). */
export function runStepwise({ lists, counts }: Histories, options: Pick<EstimateOptions, 'threshold'>): MethodOutcome {
  const estimator = new Estimator(lists.length);
  const table = tableOf(counts);
  const selected = selectStepwise(estimator, table, options.threshold);
  const fit = selected ? describeFit(estimator, selected, table, lists) : null;
  return {
    method: 'stepwise',
    fit,
    identifiability: fit ? 0 : estimator.check(mainEffects(lists.length), table),
    lognormal: fit ? lognormalInterval(fit) : null,
    repeat: (resample) => {
      const drawn = tableOf(resample);
      const found = selectStepwise(estimator, drawn, options.threshold);
      return found ? populationOf(found, drawn) : null;
    },
    notes: [],
  };
}

/** A model given beforehand, or main effects (Fienberg 1972), by extended maximum likelihood (Chan, Silverman & Vincent 2021). */
export function runGivenModel(
  { lists, counts }: Histories,
  options: Pick<EstimateOptions, 'method' | 'model'>,
): MethodOutcome {
  const model = givenModel(lists.length, options);
  const estimator = new Estimator(lists.length);
  const table = tableOf(counts);
  const examined = estimator.examine(model, table);
  const fit = examined.fit ? describeFit(estimator, examined.fit, table, lists) : null;
  return {
    method: options.method,
    fit,
    identifiability: examined.code,
    lognormal: fit ? lognormalInterval(fit) : null,
    repeat: (resample) => {
      const drawn = tableOf(resample);
      const { fit: found } = estimator.examine(model, drawn);
      return found ? populationOf(found, drawn) : null;
    },
    notes: [],
  };
}

function givenModel(lists: number, { method, model }: Pick<EstimateOptions, 'method' | 'model'>): Model {
  if (method === 'main') return mainEffects(lists);
  if (model === null) throw new EstimationRefusal('bad-model', { model: '', part: '', lists });
  return parseModel(model, lists);
}
