import type { TableByFile } from '../../../kernel/bringing/index.js';
import { Problem } from '../../../kernel/http/index.js';
import type { Translator } from '../../../kernel/i18n/index.js';
import type { FormErrors } from '../../../kernel/ui/index.js';
import { Refusal } from '../refusal.js';

/** The sentence of a refusal in the reader's language. */
export function refusalSentence(t: Translator, refusal: Pick<Refusal, 'code' | 'values'>): string {
  return t(`treaties.refusal.${refusal.code}`, refusal.values);
}

/** What was refused, beside its field; `otherwise` where it names none. */
export function refusalErrors(t: Translator, refusal: Refusal, otherwise: string): FormErrors {
  return { [refusal.field ?? otherwise]: refusalSentence(t, refusal) };
}

/** A refusal as the answer to a request, to people and to programs. */
export function refusalProblem(refusal: Refusal): Problem {
  return new Problem({
    status: refusal.status,
    code: `treaties.${refusal.code}`,
    text: `treaties.refusal.${refusal.code}`,
    values: refusal.values,
  });
}

/** What this module refuses of a file that is brought; null for any other error. */
export const refusedHere: TableByFile<never>['refused'] = (t, error) =>
  error instanceof Refusal ? { status: error.status, sentence: refusalSentence(t, error) } : null;
