import { EvidenceRefusal } from '../refusal.js';
import { readShape, type TableRow } from './linked-table.js';

/** Tables of one form as one, in the order in which they were published. */
export interface JoinedTables {
  /** Numbered through. */
  rows: TableRow[];
  /** Where a row of the whole stands. */
  placeOf: (row: number) => { table: string; row: number };
}

/**
 * Joins tables whose columns have the same names, in whatever order. @param names of the tables, as they are told in what is found.
 * @throws EvidenceRefusal `not-a-table`, `tables-differ`.
 */
export function joinTables(tables: readonly (readonly TableRow[])[], names: readonly string[]): JoinedTables {
  const places: { table: string; row: number }[] = [];
  const rows: TableRow[] = [];
  const add = (table: string, row: number, texts: readonly string[]): void => {
    places.push({ table, row });
    rows.push({ number: places.length, texts });
  };
  let first: readonly string[] | null = null;
  for (const [k, table] of tables.entries()) {
    const name = names[k] ?? String(k + 1);
    const { body } = readShape(table);
    const header = table[table.length - body.length - 1];
    if (header === undefined) throw new EvidenceRefusal('not-a-table');
    if (first === null) {
      first = header.texts;
      add(name, header.number, header.texts);
    }
    const columns = first.map((wanted) => header.texts.findIndex((text) => same(text, wanted)));
    if (columns.includes(-1)) throw new EvidenceRefusal('tables-differ', { table: name, first: names[0] ?? '' });
    for (const { number, texts } of body)
      add(
        name,
        number,
        columns.map((column) => texts[column] ?? ''),
      );
  }
  return { rows, placeOf: (row) => places[row - 1] ?? { table: '', row } };
}

const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();
