import { writeCsv } from '../../../kernel/sheets/index.js';

/** Bytes of the mark that tells Excel of UTF-8; the header must begin as that of the cases does. */
const MARK = 3;

/** Rows of codes as csv with the same header as the cases, in pieces. */
export async function* csvOf(
  header: readonly string[],
  values: readonly (readonly string[])[],
  rows: readonly ArrayLike<number>[],
): AsyncGenerator<Uint8Array> {
  let first = true;
  const columns = header.map((name) => ({ header: name }));
  for await (const piece of writeCsv(columns, records(values, rows))) {
    yield first ? piece.subarray(MARK) : piece;
    first = false;
  }
}

function* records(
  values: readonly (readonly string[])[],
  rows: readonly ArrayLike<number>[],
): Generator<(string | number)[]> {
  const cells = values.map((column) => ['', ...column].map(cellOf));
  for (let row = 0; row < (rows[0]?.length ?? 0); row += 1)
    yield rows.map((codes, column) => cells[column]?.[codes[row] ?? 0] ?? '');
}

/** A code such as -99 is a number and stays as it is; other text that a spreadsheet would run is guarded by the writer. */
function cellOf(value: string): string | number {
  const number = Number(value);
  return value !== '' && String(number) === value ? number : value;
}
