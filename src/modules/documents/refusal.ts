import { ModuleRefusal, type RefusalOptions } from '../../kernel/module/index.js';

/** Why something asked of this module was not done: a stable code, the values of its sentence, and the place in the input. */
export const REFUSALS = {
  'no-such-document': 404,
  'no-such-text': 404,
  'no-such-paragraph': 404,
  'no-such-import': 404,
  'no-such-correction': 404,
  'no-such-format': 404,
  'nothing-given': 422,
  'file-and-paste': 422,
  'too-large': 413,
  'not-a-symbol': 422,
  'not-a-date': 422,
  'title-missing': 422,
  'duplicate-undecided': 409,
  'wrong-state': 409,
  'nothing-to-undo': 409,
  'changed-meanwhile': 412,
  'cannot-correct': 422,
  'cannot-read-again': 422,
  'words-not-there': 422,
  'not-a-number': 422,
  'nothing-changed': 422,
  'nothing-to-compare': 422,
} as const;

export type RefusalCode = keyof typeof REFUSALS;

/** Thrown by use cases; pages say it beside the field, the API as problem+json, the CLI on stderr. */
export class Refusal extends ModuleRefusal<typeof REFUSALS> {
  constructor(code: RefusalCode, options?: RefusalOptions) {
    super('documents', REFUSALS, code, options);
  }
}
