import { Problem } from '../../kernel/http/index.js';
import type { Translator } from '../../kernel/i18n/index.js';
import type { FormErrors } from '../../kernel/ui/index.js';
import type { Refusal } from './refusal.js';

/** A refusal beside the field of the form that must be mended. */
export function refusalErrors(t: Translator, { code, values, field }: Refusal, fallback: string): FormErrors {
  return { [`comment-${field ?? fallback}`]: t(`comments.refusal.${code}`, values) };
}

/** A refusal as the answer to a request, to people and to programs. */
export function refusalProblem({ status, code, values }: Refusal): Problem {
  return new Problem({ status, code: `comments.${code}`, text: `comments.refusal.${code}`, values });
}
