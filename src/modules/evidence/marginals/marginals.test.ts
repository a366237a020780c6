import { availableParallelism } from 'node:os';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CaseTable } from '../cases/case-table.js';
import { compareTables } from '../compare/compare-tables.js';
import { combinations } from './combinations.js';
import { forEachMarginal } from './count-marginals.js';
import { inMarginalThreads, threadsFor } from './in-marginal-threads.js';
import { type CodedTable, cellsOf, countDense } from './marginal.js';

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

/** The same, code 0 for what is missing. */
const casesOf = ({ rows, columns }: CodedTable): CaseTable => ({
  rows,
  columns: columns.map(({ size, codes }, at) => ({
    name: `${at}`,
    values: Array.from({ length: size - 1 }, (_, value) => `v${value}`),
    codes,
  })),
});

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

/** By threads and by the thread that asks, on other tables each time; once, because it starts four threads. */
describe('divided among threads', () => {
  test('marginals and comparisons are the same, and no thread is left', async () => {
    for (const [table, other] of fc.sample(fc.tuple(tables, tables), 1)) {
      const count = { tables: [table] as const, order: 3, mostCells: 2 ** 18 };
      const alone = await inMarginalThreads('count', count, { threads: 1 });
      expect(await inMarginalThreads('count', count, { threads: 2 })).toEqual(alone);
      expect(alone.flat().map(({ columns }) => columns)).toEqual(
        [1, 2, 3]
          .flatMap((order) => combinations(table.columns.length, order))
          .filter((columns) => cellsOf(table, columns) <= count.mostCells),
      );
      for (const { columns, counts } of alone.flat()) expect(counts).toEqual(countDense(table, columns));
      const [truth, published] = [casesOf(table), casesOf(other)];
      expect(await compareTables(truth, published, { threads: 2 })).toEqual(
        await compareTables(truth, published, { threads: 1 }),
      );
    }
    expect(process.getActiveResourcesInfo()).not.toContain('MessagePort');
  });

  test('an error in one of them is an error of all, and says nothing of the rows', async () => {
    const column = { size: 2 ** 53, codes: Uint8Array.of(1) };
    const broken = { rows: 1, columns: [column, column] };
    const ask = { tables: [broken] as const, order: 1, mostCells: Number.POSITIVE_INFINITY };
    await expect(inMarginalThreads('count', ask, { threads: 2 })).rejects.toThrow('RangeError');
  });

  test('only where there is much to count', () => {
    const wide = (rows: number) => ({
      rows,
      columns: Array.from({ length: 27 }, () => ({ size: 2, codes: Uint8Array.of() })),
    });
    expect(threadsFor({ tables: [wide(7000)], order: 3, mostCells: 1 })).toBe(1);
    expect(threadsFor({ tables: [wide(206_000)], order: 3, mostCells: 1 })).toBe(Math.min(8, availableParallelism()));
  });
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

  test('counts by length what is missing and what was invented', async () => {
    expect(await compareTables(truth, published)).toMatchObject([
      // x 2/2, y 2/1, u 2/1, v 1/1, w 0/1, 1 3/2, 0 1/1
      { k: 1, l1: 4 / 11, suppressed: 0, fabricated: 1, combinations: 6 },
      // xu 2/1, xw 0/1, yv 1/1, x1 2/2, y0 1/1, y1 1/0, u1 2/1, w1 0/1, v0 1/1
      { k: 2, l1: 5 / 10, suppressed: 1, fabricated: 2, combinations: 7 },
      // xu1 2/1, xw1 0/1, yv0 1/1
      { k: 3, l1: 2 / 3, suppressed: 0, fabricated: 1, combinations: 2 },
    ]);
  });

  test('leaves out values that say nothing', async () => {
    const [first] = await compareTables(truth, published, {
      unsaid: (column, value) => column === 'c' && value === '0',
    });
    expect(first).toMatchObject({ l1: 4 / 10, combinations: 5 });
    expect(await compareTables(truth, truth)).toMatchObject([
      { l1: 0 },
      { l1: 0 },
      { l1: 0, fabricated: 0, suppressed: 0 },
    ]);
  });
});
