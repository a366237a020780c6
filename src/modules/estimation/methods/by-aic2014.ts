import { type Histories, nameOf } from '../data/histories.js';
import { Estimator, saturatedLogLikelihood, tableOf } from '../loglinear/estimator.js';
import { formatModel, interactionsOf } from '../loglinear/model.js';
import type { MethodOutcome, ReportFit } from '../report/report.js';
import { select2014 } from '../selection/aic2014.js';

/**
 * The 2014 method with its profile-likelihood interval. The estimate is the maximum of the profile, as in the published
 * figure; the Poisson estimate of the same model stands beside it. Where the selected model has no estimate, there is none.
 */
export function run2014({ lists, counts }: Histories): MethodOutcome {
  const estimator = new Estimator(lists.length);
  const table = tableOf(counts);
  const selected = select2014(estimator.workspace, table);
  const code = estimator.check(selected.model, table);
  const observed = table.margins[0] as number;
  const parameters = selected.model.terms.length;
  const minusTwice = selected.deviance - 2 * saturatedLogLikelihood(counts);
  const interactions = interactionsOf(selected.model);
  const isEmpty = (term: number): boolean => table.margins[term] === 0;
  const fit: ReportFit | null =
    code === 0 && selected.profile
      ? {
          model: formatModel(selected.model),
          terms: interactions.filter((term) => !isEmpty(term)).map((term) => nameOf(term, lists)),
          estimate: selected.profile.estimate,
          unseen: selected.profile.estimate - observed,
          logUnseen: Math.log(selected.profile.estimate - observed),
          seLogUnseen: selected.seLogUnseen,
          deviance: selected.deviance,
          aic: minusTwice + 2 * parameters,
          bic: minusTwice + Math.log(observed) * parameters,
          dfResidual: counts.length - 1 - parameters,
          negInfinite: interactions.filter(isEmpty).map((term) => nameOf(term, lists)),
          identifiability: 0,
          poissonEstimate: observed + Math.exp(selected.theta[0] as number),
        }
      : null;
  return {
    method: 'aic2014',
    fit,
    identifiability: code,
    lognormal: null,
    profile: fit ? (selected.profile?.interval() ?? null) : null,
    repeat: (resample) => {
      const drawn = tableOf(resample);
      const found = select2014(estimator.workspace, drawn);
      return estimator.check(found.model, drawn) === 0 ? (found.profile?.estimate ?? null) : null;
    },
    notes: [],
  };
}
