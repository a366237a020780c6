import { Problem } from '../../../kernel/http/index.js';
import type { Translator } from '../../../kernel/i18n/index.js';
import type { FormErrors } from '../../../kernel/ui/index.js';
import type { Refusal } from '../refusal.js';

/** The sentence of a refusal in the reader's language. */
export function refusalSentence(t: Translator, refusal: Pick<Refusal, 'code' | 'values'>): string {
  return t(`plan.refusal.${refusal.code}`, refusal.values);
}

/** A refusal beside the field that must be mended; `fallback` where it names none. */
export function refusalErrors(t: Translator, refusal: Refusal, fallback: string): FormErrors {
  return { [refusal.field ?? fallback]: refusalSentence(t, refusal) };
}

/** A refusal as the answer to a request, to people and to programs. */
export function refusalProblem(refusal: Refusal): Problem {
  return new Problem({
    status: refusal.status,
    code: `plan.${refusal.code}`,
    text: `plan.refusal.${refusal.code}`,
    values: refusal.values,
  });
}
