import { createHmac } from 'node:crypto';
import { type CaseTable, valueAt } from '../cases/case-table.js';

/**
 * A key for every person, made from the secret of the data set and all that the row says, and from how many said the same before it: the order
 * of the rows does not matter, and nobody without the secret can reckon one.
 *
 * @param secret at least 16 bytes.
 */
export function personKeys(table: CaseTable, secret: Uint8Array): Uint32Array {
  const before = new Map<string, number>();
  const keys = new Uint32Array(table.rows);
  const columns = [...table.columns].sort((a, b) => (a.name < b.name ? -1 : 1));
  for (let row = 0; row < table.rows; row += 1) {
    const said = JSON.stringify(columns.map((column) => [column.name, valueAt(column, row)]));
    const times = before.get(said) ?? 0;
    before.set(said, times + 1);
    keys[row] = createHmac('sha256', secret).update(`${times}\n${said}`).digest().readUInt32BE(0);
  }
  return keys;
}
