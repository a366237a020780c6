/** Why a file cannot be estimated from at all; each is a sentence in `messages/`, key `estimation.refusal.<code>`. */
export type RefusalCode =
  | 'empty-file'
  | 'missing-header'
  | 'ragged-row'
  | 'duplicate-name'
  | 'unnamed-column'
  | 'unknown-covariate'
  | 'one-list'
  | 'too-many-lists'
  | 'empty-list'
  | 'nobody-observed'
  | 'not-zero-one'
  | 'not-a-count'
  | 'negative-count'
  | 'fractional-count'
  | 'count-too-large'
  | 'unseen-history'
  | 'too-many-levels'
  | 'too-many-strata'
  | 'unreadable'
  | 'bad-model'
  | 'bad-option'
  | 'file-wanted'
  | 'too-many-lists-for-method'
  | 'too-few-lists-for-method'
  | 'bad-resamples'
  | 'bad-assumptions'
  | 'resamples-not-taken'
  | 'printing-unavailable'
  | 'too-much-memory'
  | 'no-covariates-for-method';

/** A refused input: a stable code, and the values that its sentence names (place, value, limit). */
export class EstimationRefusal extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly values: Record<string, string | number> = {},
  ) {
    super(`${code} ${JSON.stringify(values)}`);
    this.name = 'EstimationRefusal';
  }
}
