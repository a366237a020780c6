import { addMessages, type Lang, translatorFor } from '../../kernel/i18n/index.js';
import type { EstimationRefusal } from './data/refusal.js';
import type { Say } from './report/to-json.js';

addMessages('estimation', new URL('./messages/', import.meta.url));

/** Puts reasons and notes into words of a language; a code without a text stays a code. */
export function sayIn(lang: Lang): Say {
  const t = translatorFor(lang);
  return (family, { code, values }) => t.find(`estimation.${family}.${code}`, values) ?? code;
}

export function sayRefusal(lang: Lang, { code, values }: EstimationRefusal): string {
  return translatorFor(lang).find(`estimation.refusal.${code}`, values) ?? code;
}
