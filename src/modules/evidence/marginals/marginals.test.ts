import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CaseTable } from '../cases/case-table.js';
import { compareTables } from '../compare/compare-tables.js';
import { combinations } from './combinations.js';
import { forEachMarginal } from './count-marginals.js';
import { type CodedTable, countDense } from './marginal.js';

const tables = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 3, maxLength: 5 }).chain((sizes) =>
  fc.array(fc.tuple(...sizes.map((size) => fc.integer({ min: 0, max: size - 1 }))), { maxLength: 30 }).map(
    (rows): CodedTable => ({
      rows: rows.length,
      columns: sizes.map((size, column) => ({
        size,
        codes:
          size <= 256
            ? Uint8Array.from(rows, (row) => row[column] ?? 0)
            : Uint16Array.from(rows, (row) => row[column] ?? 0),
      })),
    }),
  ),
);

/** As one would count by hand. */
function plainly(table: CodedTable, columns: readonly number[]): [number, number][] {
  const counts = new Map<number, number>();
  for (let row = 0; row < table.rows; row += 1) {
    let key = 0;
    for (const column of columns)
      key = key * (table.columns[column]?.size ?? 1) + (table.columns[column]?.codes[row] ?? 0);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].sort(([a], [b]) => a - b);
}

describe('marginals', () => {
  test('are what counting by hand gives, dense, sparse and too wide for an array alike', () => {
    fc.assert(
      fc.property(tables, fc.integer({ min: 1, max: 4 }), (table, order) => {
        const seen: string[] = [];
        forEachMarginal(table, order, (columns, { keys, counts, length }) => {
          seen.push(columns.join());
          const cells = Array.from({ length }, (_, at) => [keys[at], counts[at]]);
          expect(cells).toEqual(plainly(table, columns));
        });
        expect(seen).toEqual(combinations(table.columns.length, order).map(String));
      }),
      { numRuns: 40 },
    );
  });

  test('of all cells are the same', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const dense = countDense(table, [0, 2]);
        expect([...dense].flatMap((count, key) => (count > 0 ? [[key, count]] : []))).toEqual(plainly(table, [0, 2]));
      }),
      { numRuns: 20 },
    );
  });
});

const tableOf = (rows: readonly (readonly string[])[]): CaseTable => ({
  rows: rows.length,
  columns: ['a', 'b', 'c'].map((name, at) => {
    const values = [...new Set(rows.map((row) => row[at] ?? ''))].filter(Boolean);
    return { name, values, codes: Uint8Array.from(rows, (row) => values.indexOf(row[at] ?? '') + 1) };
  }),
});

describe('a comparison', () => {
  const truth = tableOf([
    ['x', 'u', '1'],
    ['x', 'u', '1'],
    ['y', 'v', '0'],
    ['y', '', '1'],
  ]);
  const published = tableOf([
    ['x', 'u', '1'],
    ['x', 'w', '1'],
    ['y', 'v', '0'],
  ]);

  test('counts by length what is missing and what was invented', () => {
    expect(compareTables(truth, published)).toMatchObject([
      // x 2/2, y 2/1, u 2/1, v 1/1, w 0/1, 1 3/2, 0 1/1
      { k: 1, l1: 4 / 11, suppressed: 0, fabricated: 1, combinations: 6 },
      // xu 2/1, xw 0/1, yv 1/1, x1 2/2, y0 1/1, y1 1/0, u1 2/1, w1 0/1, v0 1/1
      { k: 2, l1: 5 / 10, suppressed: 1, fabricated: 2, combinations: 7 },
      // xu1 2/1, xw1 0/1, yv0 1/1
      { k: 3, l1: 2 / 3, suppressed: 0, fabricated: 1, combinations: 2 },
    ]);
  });

  test('leaves out values that say nothing', () => {
    const [first] = compareTables(truth, published, { unsaid: (column, value) => column === 'c' && value === '0' });
    expect(first).toMatchObject({ l1: 4 / 10, combinations: 5 });
    expect(compareTables(truth, truth)).toMatchObject([{ l1: 0 }, { l1: 0 }, { l1: 0, fabricated: 0, suppressed: 0 }]);
  });
});
