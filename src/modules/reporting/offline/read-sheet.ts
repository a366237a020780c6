import { openSheet, type SheetFinding, type SheetRow } from '../../../kernel/sheets/index.js';
import type { CallContent } from '../calls/content.js';
import { Refusal } from '../refusal.js';
import { type BroughtRow, readRowMark, widest } from './marks.js';
import { SHEET_COLUMNS } from './write-sheet.js';

/** What a filled-in sheet says. */
export interface BroughtSheet {
  rows: BroughtRow[];
  findings: readonly SheetFinding[];
}

/** More rows than any questionnaire has; blank ones cost nothing. */
const MOST_ROWS = 30_000;

/**
 * Reads a questionnaire that was filled in as a workbook or csv. Rows are known by their marks: they may stand in any order, and others
 * may stand between.
 *
 * @param mark of the file that is awaited. @throws SheetRefusal; Refusal `not-this-questionnaire`
 */
export async function readQuestionnaireSheet(
  bytes: Uint8Array,
  content: CallContent,
  mark: string,
): Promise<BroughtSheet> {
  const sheet = await openSheet(bytes);
  const width = widest(content);
  const after = SHEET_COLUMNS.length + width;
  const found = new Map<string, BroughtRow>();
  let ours = false;
  let seen = 0;
  for await (const row of sheet.rows()) {
    seen += 1;
    if (seen > MOST_ROWS) break;
    const text = textsOf(row);
    if (text(0) === mark) ours = true;
    const named = readRowMark(text(0));
    if (named === null) continue;
    const brought = found.get(named.question) ?? {
      question: named.question,
      place: `E${row.number}`,
      cells: [],
      other: '',
      lang: '',
      audience: '',
    };
    brought.cells[named.row - 1] = Array.from({ length: width }, (_, at) => text(SHEET_COLUMNS.length + at));
    if (named.row === 1) {
      brought.other = text(after);
      brought.lang = text(after + 1);
      brought.audience = text(after + 2);
    }
    found.set(named.question, brought);
  }
  if (!ours) throw new Refusal('not-this-questionnaire', { field: 'file' });
  // Rows of a table that were deleted are blank ones.
  const rows = [...found.values()].map((one) => ({ ...one, cells: Array.from(one.cells, (cells) => cells ?? []) }));
  return { rows, findings: sheet.findings };
}

/** What a cell says: numbers as they are meant, everything else as it is seen. */
function textsOf({ cells }: SheetRow): (column: number) => string {
  const byColumn = new Map(cells.map((cell) => [cell.column, cell]));
  return (column) => {
    const cell = byColumn.get(column);
    if (cell === undefined) return '';
    return (cell.kind === 'number' ? cell.value : cell.text).trim();
  };
}
