import { ModuleRefusal, type RefusalOptions } from '../../kernel/module/index.js';

/** Why something asked of notices was not done. */
export const REFUSALS = {
  'no-such-topic': 422,
  'no-such-wish': 422,
  'no-such-zone': 422,
  'no-such-hour': 422,
  'no-such-feed': 404,
  'no-such-link': 404,
  'no-such-round': 404,
  'label-missing': 422,
  'too-many-feeds': 409,
  'not-a-date': 422,
  'day-not-possible': 422,
  'round-over': 409,
} as const;

/** Thrown by use cases. Its sentence is `notices.refusal.<code>`. */
export class Refusal extends ModuleRefusal<typeof REFUSALS> {
  constructor(code: keyof typeof REFUSALS, options?: RefusalOptions) {
    super('notices', REFUSALS, code, options);
  }
}
