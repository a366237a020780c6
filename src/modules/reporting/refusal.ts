import { ModuleRefusal, type RefusalOptions } from '../../kernel/module/index.js';

/** Why something asked of calls and submissions was not done: a stable code, the values of its sentence, and the place in the input. */
export const REFUSALS = {
  'no-such-call': 404,
  'no-such-question': 404,
  'no-such-party': 404,
  'no-such-submission': 404,
  'no-such-import': 404,
  'no-such-file': 404,
  'no-such-format': 404,
  'changed-meanwhile': 412,
  'wrong-state': 409,
  'key-taken': 409,
  'not-a-key': 422,
  'title-missing': 422,
  'question-missing': 422,
  'no-questions': 409,
  'no-parties': 409,
  'no-deadline': 409,
  'nothing-changed': 409,
  'not-in-list': 422,
  'not-a-date': 422,
  'date-past': 422,
  'not-later': 422,
  'reason-missing': 422,
  'not-a-subject': 422,
  'options-missing': 422,
  'columns-missing': 422,
  'not-an-email': 422,
  'nothing-to-follow': 422,
  'too-many': 422,
  'too-long': 422,
  'too-large': 413,
  'not-asked': 409,
  'too-many-words': 422,
  'not-a-number': 422,
  'too-small': 422,
  'too-big': 422,
  'too-many-decimals': 422,
  'one-only': 422,
  unanswered: 409,
  'call-closed': 409,
  'signed-otherwise': 409,
  'nothing-to-undo': 409,
  'not-this-questionnaire': 422,
  'unreadable-file': 422,
  'nothing-to-read': 422,
  'no-such-code': 404,
  'name-missing': 422,
  'name-taken': 409,
  'code-in-use': 409,
  'nothing-chosen': 422,
  'not-text': 409,
  'unknown-party': 422,
  'already-answered': 409,
  'unfit-words': 422,
  'nothing-cut': 409,
  'not-past': 422,
  'origin-missing': 422,
} as const;

export type RefusalCode = keyof typeof REFUSALS;

/** Thrown by use cases; pages say it beside the field, the API as problem+json. Its sentence is `reporting.refusal.<code>`. */
export class Refusal extends ModuleRefusal<typeof REFUSALS> {
  constructor(code: RefusalCode, options?: RefusalOptions) {
    super('reporting', REFUSALS, code, options);
  }
}
