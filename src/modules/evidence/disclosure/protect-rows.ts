import { WITHHELD } from './figure.js';
import { linkTable, readShape, type TableRow } from './linked-table.js';
import { limitOf, protectTable, smallShown } from './protect.js';

export interface ProtectedRows {
  /** All rows, in their order and form; only figures that are withheld now say something else. */
  rows: TableRow[];
  /** Cells that could be worked out. */
  atRisk: number;
  /** Cells that were shown and are withheld now. */
  withheld: number;
  /** Cells that were shown though they were too small. */
  hidden: number;
}

/**
 * A table in which no suppressed cell can be worked out: counts that are too small say "<5" as the others do, further cells are withheld
 * ("[c]"), and an earlier row that claims a cell which its last row does not show says the same as that one.
 *
 * @param fallback least number shown, where the table itself does not tell.
 * @throws EvidenceRefusal `not-a-table`
 */
export async function protectRows(rows: readonly TableRow[], fallback = 5): Promise<ProtectedRows> {
  const { shape, body } = readShape(rows);
  const read = linkTable(body, shape);
  const limit = limitOf(read) ?? fallback;
  const small = new Set(smallShown(read, limit));
  const table = {
    ...read,
    cells: read.cells.map((cell, k) => (small.has(k) ? { ...cell, figure: { kind: 'below' as const, limit } } : cell)),
  };
  const { withheld, atRisk } = await protectTable(table, limit);
  const said = new Map<number, string>();
  table.cells.forEach(({ figure, rows: claims }) => {
    if (figure.kind === 'below') for (const row of claims) said.set(row, `<${figure.limit}`);
    if (figure.kind === 'withheld') for (const row of claims) said.set(row, WITHHELD);
  });
  for (const cell of withheld) for (const row of table.cells[cell]?.rows ?? []) said.set(row, WITHHELD);
  return {
    rows: rows.map((row) => withFigure(row, shape.valueColumn, said.get(row.number))),
    atRisk: atRisk.length,
    withheld: withheld.length,
    hidden: small.size,
  };
}

function withFigure(row: TableRow, column: number, figure: string | undefined): TableRow {
  if (figure === undefined) return row;
  return { ...row, texts: row.texts.map((text, k) => (k === column ? figure : text)) };
}
