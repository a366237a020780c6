/** Columns of Excel, A to XFD (ECMA-376 part 1, 18.3.1.4). */
const MOST_COLUMNS = 16_384;

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** 0 is "A", 26 is "AA". */
export function columnName(column: number): string {
  const letter = LETTERS[column];
  if (letter !== undefined) return letter;
  let name = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

/** The column (from 0) of a reference such as "AB12"; null where it is none. */
export function columnOf(reference: string): number | null {
  let column = 0;
  for (let k = 0; k < reference.length; k += 1) {
    // Upper case of ASCII letters only.
    const digit = (reference.charCodeAt(k) & ~32) - 64;
    if (digit < 1 || digit > 26) break;
    column = column * 26 + digit;
    if (column > MOST_COLUMNS) return null;
  }
  return column === 0 ? null : column - 1;
}
