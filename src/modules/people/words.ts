import type { Permission, Refused, Role } from '../../kernel/access/index.js';
import type { MessageKey, Translator } from '../../kernel/i18n/index.js';
import type { FormErrors } from '../../kernel/ui/index.js';

export function roleWord(t: Translator, role: Role): string {
  return t(`people.role.${role}`);
}

/** What one may do by a permission: "Comment". */
export function permissionWord(t: Translator, permission: Permission): string {
  return t(`people.permission.${permission}`);
}

/** What is wrong, beside its field. */
export function refusedErrors(t: Translator, refused: Refused): FormErrors {
  return { [refused.field]: t(refusedKey(t, refused)) };
}

/** The key of the sentence that says what is wrong: of the field where it has one, else of the reason. */
export function refusedKey(t: Translator, { field, why }: Refused): MessageKey {
  const day = field === 'from' || field === 'to' ? 'day' : field;
  const keys = [`people.refused.${day}.${why}`, `people.refused.${why}`];
  return (keys.find((key) => t.find(key) !== null) ?? 'people.refused.wrong') as MessageKey;
}
