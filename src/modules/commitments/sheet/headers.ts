import type { Translator } from '../../../kernel/i18n/index.js';
import { type Headers, readHeaders as readKnownHeaders } from '../../../kernel/sheets/index.js';
import { COLUMNS, type ColumnCode } from './columns.js';

/** The headers of the sheet: words of the reader's language out, words of any language or codes in. Pure. */

export function headerWord(t: Translator, column: ColumnCode): string {
  return t.find(`commitments.sheet.column.${column}`) ?? column;
}

/** Understands a header row; null where it names neither the key nor a document, so that no row could be told. */
export function readHeaders(cells: readonly { column: number; text: string }[]): Headers<ColumnCode> | null {
  const headers = readKnownHeaders(cells, COLUMNS, headerWord);
  const found = [...headers.columns.values()];
  return found.includes('key') || found.includes('document') ? headers : null;
}
