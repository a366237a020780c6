import type { Sensitivity } from '../trust/sensitivity.js';
import type { SpokenVerdict } from './to-json.js';

export const SENSITIVITY_SCHEMA = 'concordance.sensitivity/1';

/**
 * The report of `concordance estimate sensitivity --json`, schema `concordance.sensitivity/1`; fields may be added, not changed:
 *
 * - `verdict` and `reasons` as in `concordance.estimate/1`, of the stepwise estimate; null and none with `--no-verdict`
 * - `base` the stepwise estimate on all lists; `threshold` its p-value threshold
 * - `covariates` names of those that are in every model tried
 * - `thresholds` the same at other thresholds
 * - `omit` without each list; `merge` with each pair of lists as one: `estimate`, its 95 % `interval` conditional on the model,
 *   `observed` (persons then seen), `terms`, `negInfinite`, and `skipped` with the reason where `estimate` is null
 * - `internalConsistency` each list taken as a population of known size `truth`, estimated from the other lists
 * - `models` admissible models by BIC: `top`, and the range of those `within10` of the best
 * - `linkage` if a `share` of the links between lists were `false` or had been `missed`
 * - `subsamples` medians and spread over random subsamples of the persons, divided by the `share` kept
 */
export function sensitivityToJson(
  sensitivity: Sensitivity,
  { lists, observed, sha256, seed, version, verdict, reasons }: SpokenVerdict & About,
): Record<string, unknown> {
  const data = { sha256, lists, observed };
  return { schema: SENSITIVITY_SCHEMA, data, options: { seed }, verdict, reasons, ...sensitivity, version };
}

interface About {
  lists: string[];
  observed: number;
  sha256: string;
  seed: number;
  version: string;
}
