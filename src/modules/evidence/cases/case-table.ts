/** Case records as columns of small whole numbers. One row a person; pure data, no I/O. */

/** Codes of one column: 0 where nothing is said, else the place of the value in `values` and one more. */
export type Codes = Uint8Array | Uint16Array;

export interface CaseColumn {
  name: string;
  /** Values by code, from code 1 on: `values[code - 1]`. */
  values: readonly string[];
  /** As long as the table has rows. */
  codes: Codes;
}

export interface CaseTable {
  rows: number;
  columns: readonly CaseColumn[];
}

/** Values that a column may take, by its name: public code lists, known before anybody looks at the cases. */
export type Domain = Readonly<Record<string, readonly string[]>>;

/** The value of a cell; empty where nothing is said. */
export function valueAt(column: CaseColumn, row: number): string {
  return column.values[(column.codes[row] ?? 0) - 1] ?? '';
}

/** Codes in the narrowest array that holds them. */
export function narrow(codes: Uint16Array, values: number): Codes {
  return values < 256 ? Uint8Array.from(codes) : codes.slice();
}

/** The same column with its values in the order of `values`; what is not among them becomes missing, and is counted. */
export function recode(column: CaseColumn, values: readonly string[]): { column: CaseColumn; outside: number } {
  const places = new Map(values.map((value, at) => [value, at + 1]));
  const map = Uint16Array.from([0, ...column.values.map((value) => places.get(value) ?? 0)]);
  const codes = values.length < 256 ? new Uint8Array(column.codes.length) : new Uint16Array(column.codes.length);
  let outside = 0;
  for (let row = 0; row < codes.length; row += 1) {
    const before = column.codes[row] ?? 0;
    const code = map[before] ?? 0;
    if (before > 0 && code === 0) outside += 1;
    codes[row] = code;
  }
  return { column: { name: column.name, values, codes }, outside };
}
