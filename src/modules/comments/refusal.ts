import { ModuleRefusal, type RefusalOptions } from '../../kernel/module/index.js';

/** Why something asked of comments was not done. */
export const REFUSALS = {
  'no-such-record': 404,
  'no-such-comment': 404,
  'words-missing': 422,
  'too-long': 422,
  'no-such-person': 422,
  'no-such-party': 422,
  'one-addressee': 422,
  'nothing-changed': 422,
  'too-late': 409,
  'already-gone': 409,
} as const;

/** Thrown by use cases. Its sentence is `comments.refusal.<code>`. */
export class Refusal extends ModuleRefusal<typeof REFUSALS> {
  constructor(code: keyof typeof REFUSALS, options?: RefusalOptions) {
    super('comments', REFUSALS, code, options);
  }
}
