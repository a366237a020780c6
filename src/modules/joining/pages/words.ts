import { Problem } from '../../../kernel/http/index.js';
import type { Translator } from '../../../kernel/i18n/index.js';
import type { FormErrors, TagKind } from '../../../kernel/ui/index.js';
import type { Fault } from '../check-registration.js';
import type { Refusal } from '../refusal.js';
import type { RegistrationState } from '../registration.js';

export const STATE_KINDS: Readonly<Record<RegistrationState, TagKind>> = {
  registered: 'plain',
  review: 'due',
  asked: 'due',
  waiting: 'due',
  objected: 'late',
  accepted: 'done',
  refused: 'late',
  withdrawn: 'plain',
};

/** What is wrong with the form, beside each field. */
export function faultErrors(t: Translator, faults: readonly Fault[]): FormErrors {
  return Object.fromEntries(
    faults.map(({ field, why, most = 0 }) => [
      field,
      t.find(`joining.fault.${field}.${why}`) ?? t(`joining.fault.${why}`, { most }),
    ]),
  );
}

export function refusalSentence(t: Translator, { code, values }: Refusal): string {
  return t(`joining.refusal.${code}`, values);
}

/** A refusal as the answer to a request, to people and to programs. */
export function refusalProblem({ status, code, values }: Refusal): Problem {
  return new Problem({ status, code: `joining.${code}`, text: `joining.refusal.${code}`, values });
}
