import type { Histories } from '../data/histories.js';
import type { EstimateOptions } from '../options.js';
import type { MethodOutcome } from '../report/report.js';
import { run2014 } from './by-aic2014.js';
import { runBayesThreshold } from './by-bayes-threshold.js';
import { runByBic } from './by-bic.js';
import { runDecomposable } from './by-decomposable.js';
import { runLatentClass } from './by-latent-class.js';
import { runGivenModel, runStepwise } from './selected.js';

/** Runs one method on histories without covariates. */
export function runMethod(histories: Histories, options: EstimateOptions): MethodOutcome {
  switch (options.method) {
    case 'stepwise':
      return runStepwise(histories, options);
    case 'bic':
      return runByBic(histories, options);
    case 'fixed':
    case 'main':
      return runGivenModel(histories, options);
    case 'aic2014':
      return run2014(histories);
    case 'decomposable':
      return runDecomposable(histories, options.top);
    case 'latent-class':
      return runLatentClass(histories, options);
    case 'bayes-threshold':
      return runBayesThreshold(histories, options);
  }
}
