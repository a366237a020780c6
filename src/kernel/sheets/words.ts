import { addMessages, type Translator } from '../i18n/index.js';
import type { SheetFinding, SheetRefusal } from './sheet.js';

addMessages('sheets', new URL('./messages/', import.meta.url));

/** Why a file cannot be read and what to do about it, as a sentence. */
export function saySheetRefusal(t: Translator, { code, place, values }: SheetRefusal): string {
  return t.find(`sheets.refusal.${code}`, { ...values, place: place ?? '' }) ?? code;
}

/** What was found in a file, as a sentence. */
export function saySheetFinding(t: Translator, { code, place, values }: SheetFinding): string {
  return t.find(`sheets.finding.${code}`, { ...values, place: place ?? '' }) ?? code;
}
