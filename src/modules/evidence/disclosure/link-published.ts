import { auditRows } from './audit-table.js';
import { isSuppressed, readFigure } from './figure.js';
import { readShape, type TableRow } from './linked-table.js';

/** Tables of the same data that were published at different times or by different columns, audited as what one outsider has in hand. Pure. */

/** What publishing one more table would give away, with all that is out already. It never says what a cell is. */
export interface LinkedFindings {
  /** How many other tables were looked at with it. */
  linked: number;
  /** Cells that one table suppresses and another shows. */
  shown: number;
  /** Cells that one subtraction gives away, over all tables. */
  recoverable: number;
  /** Cells of which all sums together leave one possible value. */
  determined: number;
}

interface Known {
  texts: string[];
  /** Whether a table suppresses what another shows. */
  shown: boolean;
}

const TOTAL = 'Total';

/**
 * What the new table gives away that the others do not give away already. A column that one of them does not have stands at its total there.
 *
 * @param others of which it is known that a missing column means all.
 * @throws EvidenceRefusal `not-a-table`
 */
export async function auditLinked(
  table: readonly TableRow[],
  others: readonly (readonly TableRow[])[],
): Promise<LinkedFindings> {
  const before = await leaksOf(others);
  const after = await leaksOf([...others, table]);
  const fresh = (kind: keyof Leaks): number => [...after[kind]].filter((key) => !before[kind].has(key)).length;
  return {
    linked: others.length,
    shown: fresh('shown'),
    recoverable: fresh('recoverable'),
    determined: fresh('determined'),
  };
}

/** Keys of cells. */
interface Leaks {
  shown: ReadonlySet<string>;
  recoverable: ReadonlySet<string>;
  determined: ReadonlySet<string>;
}

async function leaksOf(tables: readonly (readonly TableRow[])[]): Promise<Leaks> {
  const none = new Set<string>();
  if (tables.length === 0) return { shown: none, recoverable: none, determined: none };
  const { header, cells } = merged(tables);
  const keys = [...cells.keys()];
  const rows = [{ number: 1, texts: header }, ...[...cells.values()].map(({ texts }, k) => ({ number: k + 2, texts }))];
  const { cellsAtRisk, solve } = await auditRows(rows, { solve: true });
  const keyOf = ({ row }: { row: number }): string => keys[row - 2] ?? '';
  return {
    shown: new Set(keys.filter((key) => cells.get(key)?.shown)),
    recoverable: new Set(cellsAtRisk.map(keyOf)),
    determined: new Set((solve?.cells ?? []).filter(({ possible }) => possible === 1).map(keyOf)),
  };
}

/** One table of all cells; where two tables speak of one cell, the figure that shows more stands, and of two that show the later. */
function merged(tables: readonly (readonly TableRow[])[]): { header: string[]; cells: Map<string, Known> } {
  const read = tables.map((rows) => {
    const { shape, body } = readShape(rows);
    const header = (rows[rows.length - body.length - 1]?.texts ?? []).map((text) => text.trim());
    return { body, header, value: shape.valueColumn };
  });
  const names = new Map<string, string>();
  for (const { header, value } of read)
    for (const [k, name] of header.entries())
      if (k !== value && name !== '' && !names.has(name.toLowerCase())) names.set(name.toLowerCase(), name);
  const cells = new Map<string, Known>();
  for (const { body, header, value } of read) {
    const plain = header.map((name) => name.toLowerCase());
    const places = [...names.keys()].map((name) => plain.indexOf(name));
    for (const { texts } of body) {
      const figure = (texts[value] ?? '').trim();
      const own = places.map((place) => (place < 0 ? TOTAL : (texts[place] ?? '').trim()));
      put(cells, own, figure);
    }
  }
  return { header: [...names.values(), 'count'], cells };
}

function put(cells: Map<string, Known>, own: readonly string[], text: string): void {
  const key = JSON.stringify(own);
  const before = cells.get(key);
  const [was, is] = [readFigure(before?.texts.at(-1) ?? ''), readFigure(text)];
  const opened =
    before !== undefined &&
    ((was.kind === 'number' && isSuppressed(is)) || (isSuppressed(was) && is.kind === 'number'));
  const stands = before !== undefined && was.kind === 'number' && is.kind !== 'number' ? before.texts : [...own, text];
  cells.set(key, { texts: stands, shown: opened || (before?.shown ?? false) });
}
