import { addMessages, type Lang, translatorFor } from '../../kernel/i18n/index.js';
import {
  type SheetFinding,
  SheetRefusal,
  type SheetRefusalCode,
  saySheetFinding,
  saySheetRefusal,
} from '../../kernel/sheets/index.js';
import type { CorrectionDone } from './cases/correct-cases.js';
import type { Finding } from './cases/finding.js';
import type { EvidenceRefusal } from './refusal.js';

addMessages('evidence', new URL('./messages/', import.meta.url));

/** Why an input is refused, as a sentence. */
export function sayRefusal(lang: Lang, { code, values }: Pick<EvidenceRefusal, 'code' | 'values'>): string {
  const t = translatorFor(lang);
  const detail =
    code === 'unreadable'
      ? saySheetRefusal(t, new SheetRefusal(values.detail as SheetRefusalCode, String(values.place ?? ''), values))
      : (values.detail ?? '');
  return t.find(`evidence.refusal.${code}`, { ...values, detail }) ?? code;
}

/** What was found in case records, as a sentence without its place. */
export function sayFinding(lang: Lang, { code, values }: Pick<Finding, 'code' | 'values'>): string {
  const t = translatorFor(lang);
  const kind = typeof values.kind === 'string' ? (t.find(`evidence.identifier.${values.kind}`) ?? values.kind) : '';
  return t.find(`evidence.finding.${code}`, { ...values, kind }) ?? code;
}

/** What was done to a cell, a row or a column of a corrected file. */
export const sayCorrection = (lang: Lang, done: CorrectionDone): string =>
  translatorFor(lang)(`evidence.corrected.${done}`);

/** What the spreadsheet reader says of a file. */
export const sayNote = (lang: Lang, note: SheetFinding): string => saySheetFinding(translatorFor(lang), note);
