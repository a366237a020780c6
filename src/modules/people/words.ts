import type { PartyRef, Refused, Role } from '../../kernel/access/index.js';
import type { Translator } from '../../kernel/i18n/index.js';
import type { FormErrors } from '../../kernel/ui/index.js';

export function roleWord(t: Translator, role: Role): string {
  return t(`people.role.${role}`);
}

/** A party by what stands in addresses, until the register of parties names it. */
export function partyWord({ code }: PartyRef): string {
  return code;
}

/** What is wrong, beside its field. */
export function refusedErrors(t: Translator, { field, why }: Refused): FormErrors {
  const said = t.find(`people.refused.${field}.${why}`) ?? t.find(`people.refused.${why}`);
  return { [field]: said ?? t('people.refused.wrong') };
}
