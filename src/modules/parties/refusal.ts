import { ModuleRefusal, type RefusalOptions } from '../../kernel/module/index.js';

/** Why something asked of the register of parties was not done: a stable code, the values of its sentence, and the place in the input. */
export const REFUSALS = {
  'no-such-party': 404,
  'no-such-format': 404,
  'no-such-import': 404,
  'already-decided': 409,
  'changed-since': 409,
  'too-large': 413,
  'nothing-given': 422,
  'not-our-file': 422,
  'too-many-rows': 422,
  'code-twice': 422,
  'changed-meanwhile': 412,
  'nothing-to-undo': 409,
  'code-taken': 409,
  'iso-taken': 409,
  'nothing-changed': 422,
  'not-a-code': 422,
  'not-in-list': 422,
  'not-a-date': 422,
  'dates-reversed': 422,
  'not-an-address': 422,
  'name-missing': 422,
  'name-twice': 422,
  'not-iso': 422,
  'state-without-code': 422,
  'too-long': 422,
  'too-many': 422,
} as const;

export type RefusalCode = keyof typeof REFUSALS;

/** Thrown by use cases; pages say it beside the field, the API as problem+json. Its sentence is `parties.refusal.<code>`. */
export class Refusal extends ModuleRefusal<typeof REFUSALS> {
  constructor(code: RefusalCode, options?: RefusalOptions) {
    super('parties', REFUSALS, code, options);
  }
}
