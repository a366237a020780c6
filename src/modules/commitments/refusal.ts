import { ModuleRefusal, type RefusalOptions } from '../../kernel/module/index.js';

/** Why something asked of the register was not done: a stable code, the values of its sentence, and the place in the input. */
export const REFUSALS = {
  'no-such-addressee': 404,
  'no-such-commitment': 404,
  'no-such-step': 404,
  'no-such-difference': 404,
  'no-such-link': 404,
  'no-such-import': 404,
  'no-such-filing': 404,
  'no-such-file': 404,
  'no-such-format': 404,
  'changed-meanwhile': 412,
  'wrong-state': 409,
  'nothing-to-undo': 409,
  'already-decided': 409,
  'nothing-given': 422,
  'not-a-date': 422,
  'date-too-early': 422,
  'date-to-come': 422,
  'not-an-address': 422,
  'link-and-file': 422,
  'too-long': 422,
  'too-large': 413,
  'not-in-list': 422,
  'same-document': 422,
  'title-missing': 422,
  'no-such-session': 404,
  'opening-in-another-year': 422,
  'source-missing': 422,
  'no-such-document': 422,
  'not-a-number': 422,
  'nothing-changed': 422,
  'date-empty': 422,
  'no-such-party': 404,
  'no-such-answer': 404,
  'not-asked': 409,
  'answered-meanwhile': 412,
  'standing-missing': 422,
  'words-missing': 422,
  'note-missing': 422,
  'not-to-be-reviewed': 409,
  'own-statement': 409,
} as const;

export type RefusalCode = keyof typeof REFUSALS;

/** Thrown by use cases; pages say it beside the field, the API as problem+json. Its sentence is `commitments.refusal.<code>`. */
export class Refusal extends ModuleRefusal<typeof REFUSALS> {
  constructor(code: RefusalCode, options?: RefusalOptions) {
    super('commitments', REFUSALS, code, options);
  }
}
