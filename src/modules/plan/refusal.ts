import { ModuleRefusal, type RefusalOptions } from '../../kernel/module/index.js';

/** Why something asked of the Plan was not done: a stable code, the values of its sentence, and the place in the input. */
export const REFUSALS = {
  'no-such-measure': 404,
  'no-such-target': 404,
  'no-such-concrete': 404,
  'no-such-party': 404,
  'no-such-file': 404,
  'no-such-format': 404,
  'no-such-import': 404,
  'no-such-appraisal': 404,
  'no-such-commitment': 404,
  'changed-meanwhile': 412,
  'changed-since': 409,
  'already-decided': 409,
  'nothing-to-undo': 409,
  'not-now': 409,
  'same-person': 409,
  'appraisal-exists': 409,
  'own-words': 409,
  'key-taken': 409,
  'key-twice': 422,
  'not-a-key': 422,
  'title-missing': 422,
  'measure-missing': 422,
  'not-a-measure': 422,
  'not-a-date': 422,
  'date-to-come': 422,
  'dates-reversed': 422,
  'not-an-amount': 422,
  'not-a-currency': 422,
  'currency-missing': 422,
  'not-in-list': 422,
  'not-from-here': 422,
  'nothing-said': 422,
  'note-missing': 422,
  'too-long': 422,
  'too-many': 422,
  'too-many-rows': 422,
  'too-large': 413,
  'nothing-given': 422,
  'not-our-file': 422,
  'not-your-party': 422,
  'lead-is-fixed': 422,
  'link-and-file': 422,
  'not-an-address': 422,
} as const;

export type RefusalCode = keyof typeof REFUSALS;

/** Thrown by use cases; pages say it beside the field, the API as problem+json. Its sentence is `plan.refusal.<code>`. */
export class Refusal extends ModuleRefusal<typeof REFUSALS> {
  constructor(code: RefusalCode, options?: RefusalOptions) {
    super('plan', REFUSALS, code, options);
  }
}
