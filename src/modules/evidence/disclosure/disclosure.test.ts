import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { auditRows, auditTable } from './audit-table.js';
import { componentsOf } from './components.js';
import { readFigure } from './figure.js';
import { joinTables } from './join-tables.js';
import { linkTable, readShape, type TableRow } from './linked-table.js';
import { exactRanges } from './narrow.js';
import { protectRows } from './protect-rows.js';
import { rangesByProgramming } from './solve-large.js';
import { solveTable } from './solve-table.js';

const rowsOf = (lines: readonly string[]): TableRow[] =>
  lines.map((line, k) => ({ number: k + 1, texts: line.split('|') }));

const linked = (rows: readonly TableRow[]) => {
  const { shape, body } = readShape(rows);
  return linkTable(body, shape);
};

const HEAD = 'Country|Sex|Age|Value';

describe('figures', () => {
  test.each([
    ['1,373', { kind: 'number', value: 1373 }],
    ['12 004', { kind: 'number', value: 12004 }],
    ['0', { kind: 'number', value: 0 }],
    ['<5', { kind: 'below', limit: 5 }],
    ['≤ 4', { kind: 'below', limit: 5 }],
    ['[c]', { kind: 'withheld' }],
    ['..', { kind: 'none' }],
    ['n/a', { kind: 'none' }],
    ['-3', { kind: 'none' }],
    ['1.373', { kind: 'none' }],
    ['1,37', { kind: 'none' }],
    ['=1+1', { kind: 'none' }],
  ])('%s', (text, figure) => expect(readFigure(text)).toEqual(figure));
});

describe('one subtraction', () => {
  const audit = (lines: string[]) => auditTable(linked(rowsOf([HEAD, ...lines])));

  test('finds the one cell that is missing from a whole', () => {
    const found = audit([
      'A|Total|Total|30',
      'A|Female|Total|27',
      'A|Male|Total|<5',
      'B|Total|Total|30',
      'B|Female|Total|<5',
      'B|Male|Total|<5',
    ]);
    expect(found).toMatchObject({ suppressed: 3, recoverable: 1, byRelation: { sex: 1 } });
    expect(found.cellsAtRisk).toEqual([{ row: 4, relation: 'sex', relations: ['sex'] }]);
    expect(JSON.stringify(found)).not.toMatch(/"value"/u);
  });

  test('wants all parts, a total that is shown, and a rest that the cell can stand for', () => {
    expect(audit(['A|Total|Total|30', 'A|Male|Total|<5', 'B|Female|Total|3']).recoverable).toBe(0);
    expect(audit(['A|Total|Total|<5', 'A|Female|Total|<5', 'A|Male|Total|7']).recoverable).toBe(0);
    expect(audit(['A|Total|Total|40', 'A|Female|Total|27', 'A|Male|Total|<5']).recoverable).toBe(0);
  });

  test('counts those who are neither where they are told', () => {
    const lines = ['A|Total|Total|35', 'A|Female|Total|27', 'A|Male|Total|<5', 'A|Other|Total|6'];
    expect(audit(lines).recoverable).toBe(1);
  });

  test('lets the last of two rows stand, and tells of both', () => {
    const found = audit(['A|Total|Total|30', 'A|Female|Total|27', 'A|Male|Total|<5', 'A|Female|Total|<5']);
    expect(found.recoverable).toBe(0);
    expect(found.clashes).toEqual([{ rows: [3, 5], differ: true, shows: true }]);
  });

  test('tables that were published in parts are one table', () => {
    const first = rowsOf([HEAD, 'A|Total|Total|30', 'A|Female|Total|27']);
    const second = rowsOf(['Value|Age|Sex|Country', '<5|Total|Male|A']);
    const joined = joinTables([first, second], ['one.csv', 'two.csv']);
    const found = auditTable(linked(joined.rows));
    expect(found.cellsAtRisk.map(({ row }) => joined.placeOf(row))).toEqual([{ table: 'two.csv', row: 2 }]);
    expect(() => joinTables([first, rowsOf(['Place|Value', 'A|1'])], ['one.csv', 'odd.csv'])).toThrow(
      /tables-differ.*odd\.csv/u,
    );
  });
});

/** A true table of persons by sex and age, published with its margins and "<5". */
const trueCounts = fc
  .array(fc.array(fc.nat({ max: 12 }), { minLength: 2, maxLength: 4 }), { minLength: 2, maxLength: 4 })
  .map((rows) => {
    const width = Math.min(...rows.map((row) => row.length));
    return rows.map((row) => row.slice(0, width));
  });

function published(counts: number[][]): { rows: TableRow[]; truth: number[] } {
  const sum = (list: number[]): number => list.reduce((a, b) => a + b, 0);
  const lines: [string, string, number][] = [
    ...counts.flatMap((row, s) => row.map((n, a): [string, string, number] => [`s${s}`, `a${a}`, n])),
    ...counts.map((row, s): [string, string, number] => [`s${s}`, 'Total', sum(row)]),
    ...(counts[0] ?? []).map((_, a): [string, string, number] => [
      'Total',
      `a${a}`,
      sum(counts.map((row) => row[a] ?? 0)),
    ]),
    ['Total', 'Total', sum(counts.map(sum))],
  ];
  const said = (n: number): string => (n > 0 && n < 5 ? '<5' : String(n));
  return {
    rows: rowsOf([HEAD, ...lines.map(([sex, age, n]) => `A|${sex}|${age}|${said(n)}`)]),
    truth: lines.map(([, , n]) => n),
  };
}

describe('all sums together', () => {
  test('leave room for the truth, and for nothing less than one subtraction finds', async () => {
    await fc.assert(
      fc.asyncProperty(trueCounts, async (counts) => {
        const { rows, truth } = published(counts);
        const table = linked(rows);
        const { ranges, contradicted } = await solveTable(table);
        expect(contradicted).toEqual([]);
        for (const [cell, { least, most }] of ranges) {
          expect(truth[cell]).toBeGreaterThanOrEqual(least);
          expect(truth[cell]).toBeLessThanOrEqual(most);
        }
        const audit = await auditRows(rows, { solve: true });
        expect(audit.solve?.determined).toBeGreaterThanOrEqual(audit.recoverable);
      }),
      { numRuns: 60 },
    );
  });

  test('are the same by linear programming, or wider', async () => {
    for (const counts of [
      [
        [3, 9],
        [8, 2],
      ],
      [
        [1, 2, 7],
        [4, 0, 3],
        [9, 1, 1],
      ],
    ]) {
      for (const component of componentsOf(linked(published(counts).rows))) {
        const exact = exactRanges(component);
        const wide = await rangesByProgramming(component);
        if (typeof exact === 'string' || typeof wide === 'string') throw new Error('no ranges');
        exact.forEach(({ least, most }, k) => {
          expect(wide[k]?.least).toBeLessThanOrEqual(least);
          expect(wide[k]?.most).toBeGreaterThanOrEqual(most);
        });
      }
    }
  });
});

describe('protection', () => {
  test('leaves nothing to be worked out, by whatever sums, and changes nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(trueCounts, async (counts) => {
        const { rows } = published(counts);
        const safe = await protectRows(rows);
        const after = await auditRows(safe.rows, { solve: true });
        expect(after.recoverable).toBe(0);
        expect(after.solve?.cells.filter(({ possible }) => possible === 1)).toEqual([]);
        safe.rows.forEach(({ texts }, k) => {
          const before = rows[k]?.texts ?? [];
          expect(texts.slice(0, 3)).toEqual(before.slice(0, 3));
          if (texts[3] !== before[3]) expect(texts[3]).toBe('[c]');
        });
      }),
      { numRuns: 40 },
    );
  });

  test('hides what a second row still shows, and counts that are too small', async () => {
    const rows = rowsOf([
      HEAD,
      'A|Total|Total|50',
      'A|Female|Total|27',
      'A|Male|Total|23',
      'A|Male|Total|<5',
      'B|Total|Total|3',
    ]);
    const safe = await protectRows(rows);
    expect(safe.rows.map(({ texts }) => texts[3])).toEqual(['Value', '50', '27', '<5', '<5', '<5']);
    expect(safe.hidden).toBe(1);
  });
});
