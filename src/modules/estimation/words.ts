import { addMessages, type Lang } from '../../kernel/i18n/index.js';
import type { EstimationRefusal } from './data/refusal.js';
import '../../kernel/sheets/index.js';
import { voiceOf } from './report/figures.js';
import type { Say } from './report/to-json.js';
import { nameOfMethod, sayStatement } from './report/verdict-words.js';

addMessages('estimation', new URL('./messages/', import.meta.url));

/** Puts reasons and notes into words of a language, with all their figures; a code without a text stays a code. */
export function sayIn(lang: Lang): Say {
  const voice = voiceOf(lang, 'exact');
  return (family, statement) => sayStatement(voice, family, statement);
}

/** Why an input is refused, in words. */
export function sayRefusal(lang: Lang, { code, values }: Pick<EstimationRefusal, 'code' | 'values'>): string {
  const voice = voiceOf(lang, 'exact');
  const { method, detail } = values;
  const spoken = {
    ...values,
    ...(typeof method === 'string' ? { method: nameOfMethod(voice, method) } : {}),
    // The spreadsheet reader has a sentence of its own for each of its codes.
    ...(code === 'unreadable' ? { detail: voice.t.find(`sheets.refusal.${detail}`, values) ?? detail ?? '' } : {}),
  };
  // What is missing is not quoted.
  const blank = values.value === '' ? voice.t.find(`estimation.refusal-blank.${code}`, spoken) : null;
  return blank ?? voice.t.find(`estimation.refusal.${code}`, spoken) ?? code;
}
