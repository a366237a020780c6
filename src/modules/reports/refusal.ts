import { ModuleRefusal, type RefusalOptions } from '../../kernel/module/index.js';

/** Why something asked of reports was not done: a stable code, the values of its sentence, and the place in the input. */
export const REFUSALS = {
  'no-such-report': 404,
  'no-such-section': 404,
  'no-such-block': 404,
  'no-such-version': 404,
  'no-such-question': 404,
  'no-such-format': 404,
  'changed-meanwhile': 412,
  'wrong-state': 409,
  'key-taken': 409,
  'not-a-key': 422,
  'title-missing': 422,
  'text-missing': 422,
  'reason-missing': 422,
  'too-long': 422,
  'not-in-list': 422,
  'not-a-limit': 422,
  'not-a-day': 422,
  'nothing-chosen': 422,
  'not-public': 409,
  'too-few': 409,
  'open-flags': 409,
  empty: 409,
  'same-person': 409,
  'group-signs': 409,
  'group-missing': 422,
  'signed-otherwise': 409,
} as const;

export type RefusalCode = keyof typeof REFUSALS;

/** Thrown by use cases; pages say it beside the field, the API as problem+json. Its sentence is `reports.refusal.<code>`. */
export class Refusal extends ModuleRefusal<typeof REFUSALS> {
  constructor(code: RefusalCode, options?: RefusalOptions) {
    super('reports', REFUSALS, code, options);
  }
}
