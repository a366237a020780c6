import { Problem } from '../../../kernel/http/index.js';
import type { Translator } from '../../../kernel/i18n/index.js';
import type { FormErrors } from '../../../kernel/ui/index.js';
import type { HouseRefusal } from '../house-refusal.js';

/** The sentence of a refusal in the reader's language. */
export function houseSentence(t: Translator, { code, values }: HouseRefusal): string {
  return t(`evidence.house.${code}`, values);
}

/** Beside the field that it names, or else beside `field`. */
export function houseErrors(t: Translator, refusal: HouseRefusal, field: string): FormErrors {
  return { [refusal.field ?? field]: houseSentence(t, refusal) };
}

/** A refusal that no form has taken, as the answer to the request. */
export function houseProblem({ code, status, values }: HouseRefusal): Problem {
  return new Problem({ status, code: `evidence.${code}`, text: `evidence.house.${code}`, values });
}
