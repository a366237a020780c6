import { ModuleRefusal, type RefusalOptions } from '../../kernel/module/index.js';

/** Why something asked of a registration was not done. */
export const REFUSALS = {
  'no-such-registration': 404,
  'changed-meanwhile': 409,
  'not-now': 409,
  'too-many': 429,
  'reason-missing': 422,
  'too-long': 422,
  'code-malformed': 422,
  'code-taken': 409,
  'nothing-given': 422,
  'file-missing': 422,
  'file-too-large': 422,
  'file-type': 422,
  'file-too-many': 422,
  'days-malformed': 422,
  'not-in-list': 422,
} as const;

export type RefusalCode = keyof typeof REFUSALS;

/** Thrown by use cases; its sentence is `joining.refusal.<code>`. */
export class Refusal extends ModuleRefusal<typeof REFUSALS> {
  constructor(code: RefusalCode, options?: RefusalOptions) {
    super('joining', REFUSALS, code, options);
  }
}
