import { Problem } from '../../../kernel/http/index.js';
import { formatBytes, type Translator } from '../../../kernel/i18n/index.js';
import type { FormErrors } from '../../../kernel/ui/index.js';
import type { Refusal } from '../refusal.js';

/** The sentence of a refusal in the reader's language. */
export function refusalSentence(t: Translator, refusal: Refusal): string {
  return t(`documents.refusal.${refusal.code}`, readable(t, refusal));
}

/** A refusal beside the field that must be mended; `fallback` where it names none. */
export function refusalErrors(t: Translator, refusal: Refusal, fallback: string): FormErrors {
  return { [refusal.field ?? fallback]: refusalSentence(t, refusal) };
}

/** A refusal as the answer to a request. */
export function refusalProblem(refusal: Refusal): Problem {
  return new Problem({
    status: refusal.status,
    code: `documents.${refusal.code}`,
    text: `documents.refusal.${refusal.code}`,
    values: refusal.values,
  });
}

function readable(t: Translator, { values }: Refusal): Readonly<Record<string, string | number>> {
  return typeof values.size === 'number' ? { ...values, size: formatBytes(t.lang, values.size) } : values;
}
