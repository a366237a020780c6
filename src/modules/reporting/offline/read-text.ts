import { readPart } from '../../../kernel/sheets/index.js';
import type { CallContent } from '../calls/content.js';
import { Refusal } from '../refusal.js';
import { type BroughtRow, readRowMark } from './marks.js';

/** Rows of the tables of a Word file, cell by cell as text; paragraphs of a cell parted by a line. */
function tableRows(bytes: Uint8Array): { rows: string[][]; text: string } {
  const rows: string[][] = [];
  let all = '';
  let cells: string[] = [];
  let cell: string | null = null;
  let inText = false;
  // Where a table stands in a cell, its text counts as text of that cell.
  let depth = 0;
  readPart(bytes, 'word/document.xml', {
    open(name) {
      if (name === 'tbl') depth += 1;
      if (depth === 1 && name === 'tr') cells = [];
      if (depth === 1 && name === 'tc') cell = '';
      if (name === 't') inText = true;
      if ((name === 'br' || name === 'cr') && cell !== null) cell += '\n';
      if (name === 'tab' && cell !== null) cell += '\t';
    },
    close(name) {
      if (name === 't') inText = false;
      if (name === 'p' && cell !== null) cell += '\n';
      if (depth === 1 && name === 'tc' && cell !== null) {
        cells.push(cell.replace(/\n$/u, ''));
        cell = null;
      }
      if (depth === 1 && name === 'tr') rows.push(cells);
      if (name === 'tbl') depth -= 1;
    },
    text(text) {
      if (!inText) return;
      if (cell === null) all += text;
      else cell += text;
    },
  });
  return { rows, text: all };
}

/**
 * Reads a questionnaire that was filled in as a file of Word: answers are known by the marks beside them, wherever they were moved to.
 *
 * @param mark of the file that is awaited. @throws SheetRefusal where it is no such file; Refusal `not-this-questionnaire`
 */
export function readQuestionnaireText(bytes: Uint8Array, { questions }: CallContent, mark: string): BroughtRow[] {
  const { rows, text } = tableRows(bytes);
  if (!text.includes(`[${mark}]`)) throw new Refusal('not-this-questionnaire', { field: 'file' });
  const found = new Map<string, BroughtRow>();
  const of = (question: string): BroughtRow => {
    const known = found.get(question);
    if (known !== undefined) return known;
    const place = String(questions.findIndex(({ id }) => id === question) + 1);
    const fresh: BroughtRow = { question, place, cells: [], other: '', lang: '', audience: '' };
    found.set(question, fresh);
    return fresh;
  };
  for (const [first = '', ...cells] of rows) {
    const marked = /\[([^\]]+)\]\s*$/u.exec(first)?.[1] ?? '';
    const named = readRowMark(marked);
    if (named !== null) of(named.question).cells[named.row - 1] = cells.map((one) => one.trim());
    const note = /^(other|lang|audience) ([0-9a-f-]{36})$/u.exec(marked);
    const [, what, question = ''] = note ?? [];
    if (what === 'other') of(question).other = (cells[0] ?? '').trim();
    if (what === 'lang') of(question).lang = (cells[0] ?? '').trim();
    if (what === 'audience') of(question).audience = (cells[0] ?? '').trim();
  }
  return [...found.values()].map((one) => ({ ...one, cells: Array.from(one.cells, (cells) => cells ?? []) }));
}
