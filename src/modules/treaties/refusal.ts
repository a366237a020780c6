import { ModuleRefusal, type RefusalOptions } from '../../kernel/module/index.js';

/** Why something asked of the status of treaties was not done: a stable code, the values of its sentence, and the place in the input. */
export const REFUSALS = {
  'no-such-instrument': 404,
  'no-such-participant': 404,
  'no-such-action': 404,
  'no-such-law': 404,
  'no-such-import': 404,
  'no-such-format': 404,
  'already-corrected': 409,
  'already-decided': 409,
  'changed-since': 409,
  'instrument-used': 409,
  'changed-meanwhile': 412,
  'code-taken': 409,
  'too-large': 413,
  'nothing-given': 422,
  'nothing-changed': 422,
  'not-our-table': 422,
  'not-our-instruments': 422,
  'not-our-laws': 422,
  'not-your-state': 403,
  'not-a-state': 422,
  'law-elsewhere': 409,
  'too-many-rows': 422,
  'not-a-code': 422,
  'not-a-date': 422,
  'not-an-address': 422,
  'not-in-list': 422,
  'date-missing': 422,
  'dates-reversed': 422,
  'in-the-future': 422,
  'words-missing': 422,
  'target-missing': 422,
  'target-kind-missing': 422,
  'target-later': 422,
  'target-own': 422,
  'territory-missing': 422,
  'extent-missing': 422,
  'title-missing': 422,
  'name-missing': 422,
  'remark-missing': 422,
  'rule-unsound': 422,
  'too-long': 422,
  'instrument-missing': 422,
  'unknown-participant': 422,
  'no-participant': 422,
  'unknown-instrument': 422,
  'unknown-kind': 422,
  'said-twice': 422,
  'own-review': 403,
} as const;

export type RefusalCode = keyof typeof REFUSALS;

/** Thrown by use cases; pages say it beside the field, the API as problem+json. Its sentence is `treaties.refusal.<code>`. */
export class Refusal extends ModuleRefusal<typeof REFUSALS> {
  constructor(code: RefusalCode, options?: RefusalOptions) {
    super('treaties', REFUSALS, code, options);
  }
}
