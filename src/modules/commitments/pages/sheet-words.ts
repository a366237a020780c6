import type { Translator } from '../../../kernel/i18n/index.js';
import {
  FINDING_CODES,
  REFUSAL_CODES,
  type SheetFinding,
  SheetRefusal,
  saySheetFinding,
  saySheetRefusal,
} from '../../../kernel/sheets/index.js';
import { headerWord } from '../sheet/headers.js';
import type { RowProblem } from '../sheet/read-row.js';
import type { ImportNote } from '../store/import-tables.js';

/** What was found in a file, or why it could not be read. */
export function noteWord(t: Translator, { family, code, place, values }: ImportNote): string {
  if (family === 'commitments') {
    const said = { ...values, place: place ?? '' };
    return (
      t.find(`commitments.sheet.note.${code}`, said) ?? t.find(`commitments.sheet.unreadable.${code}`, said) ?? code
    );
  }
  const finding = FINDING_CODES.find((known) => known === code);
  if (finding !== undefined) return saySheetFinding(t, { code: finding, place, values } satisfies SheetFinding);
  const refusal = REFUSAL_CODES.find((known) => known === code);
  return refusal === undefined ? code : saySheetRefusal(t, new SheetRefusal(refusal, place, values));
}

/** What must be mended in a cell. */
export function problemWord(t: Translator, { code, values }: RowProblem): string {
  return t.find(`commitments.sheet.problem.${code}`, values) ?? code;
}

/** "Act, H7": the column, and the cell where it is known. */
export function cellWord(t: Translator, { column, ref }: Pick<RowProblem, 'column' | 'ref'>): string {
  const name = headerWord(t, column);
  return ref === null ? name : t('commitments.import.place', { column: name, ref });
}
