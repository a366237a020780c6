import { Problem } from '../../../kernel/http/index.js';
import type { Translator } from '../../../kernel/i18n/index.js';
import type { Refusal } from '../refusal.js';

/** The sentence of a refusal in the reader's language. */
export function refusalSentence(t: Translator, refusal: Pick<Refusal, 'code' | 'values'>): string {
  return t(`parties.refusal.${refusal.code}`, refusal.values);
}

/** A refusal as the answer to a request, to people and to programs. */
export function refusalProblem(refusal: Refusal): Problem {
  return new Problem({
    status: refusal.status,
    code: `parties.${refusal.code}`,
    text: `parties.refusal.${refusal.code}`,
    values: refusal.values,
  });
}
