import type { Refused, Role } from '../../kernel/access/index.js';
import type { Translator } from '../../kernel/i18n/index.js';
import type { FormErrors } from '../../kernel/ui/index.js';

export function roleWord(t: Translator, role: Role): string {
  return t(`people.role.${role}`);
}

/** What is wrong, beside its field. */
export function refusedErrors(t: Translator, { field, why }: Refused): FormErrors {
  const said =
    t.find(`people.refused.${field}.${why}`) ??
    (why === 'malformed' && (field === 'from' || field === 'to') ? t('people.refused.day.malformed') : null) ??
    t.find(`people.refused.${why}`);
  return { [field]: said ?? t('people.refused.wrong') };
}
