import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CaseTable } from '../cases/case-table.js';
import { findBySubtraction } from '../disclosure/one-subtraction.js';
import { solveTable } from '../disclosure/solve-table.js';
import { countCube, linkCube, TooManyCells, valuesOf } from './cube.js';
import { personKeys } from './person-keys.js';
import { perturb, perturbationTable, USUAL } from './perturbation.js';
import { suppressSmall } from './suppress.js';

const COLUMNS = { sex: ['Female', 'Male'], age: ['0-17', '18+'], form: ['labour', 'sexual', 'other'] };

const cases = fc.array(fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 2 }), fc.nat({ max: 3 })), { maxLength: 120 }).map(
  (rows): CaseTable => ({
    rows: rows.length,
    columns: Object.entries(COLUMNS).map(([name, values], k) => ({
      name,
      values,
      codes: Uint8Array.from(rows.map((row) => row[k] ?? 0)),
    })),
  }),
);

describe('a cube', () => {
  test('counts every person once in every total, those of whom nothing is known too', () => {
    fc.assert(
      fc.property(cases, (table) => {
        const cube = countCube(table, table.columns);
        const { relations } = linkCube(
          cube,
          [...cube.counts].map((value) => ({ kind: 'number', value })),
        );
        expect(cube.counts[0]).toBe(table.rows);
        for (const { total, parts } of relations)
          expect(parts.reduce((sum, part) => sum + (cube.counts[part] ?? 0), 0)).toBe(cube.counts[total]);
      }),
    );
  });

  test('names its cells, and refuses to be larger than anybody reads', () => {
    const table: CaseTable = { rows: 1, columns: [{ name: 'sex', values: ['Female'], codes: Uint8Array.of(0) }] };
    const cube = countCube(table, table.columns);
    expect([...cube.counts.keys()].map((cell) => valuesOf(cube, cell)[0])).toEqual(['Total', 'Female', 'Unknown']);
    const wide = { name: 'x', values: Array.from({ length: 999 }, (_, k) => String(k)), codes: Uint16Array.of(1) };
    expect(() => countCube({ rows: 1 }, [wide, wide, wide])).toThrow(TooManyCells);
  });
});

describe('suppression', () => {
  test('shows nothing below the least, and nothing from which it can be worked out', async () => {
    await fc.assert(
      fc.asyncProperty(cases, async (table) => {
        const cube = countCube(table, table.columns);
        const { figures } = await suppressSmall(cube, 5);
        for (const [cell, figure] of figures.entries()) {
          if (figure.kind !== 'number') continue;
          expect(figure.value).toBe(cube.counts[cell]);
          expect(figure.value === 0 || figure.value >= 5).toBe(true);
        }
        const linked = linkCube(cube, figures);
        expect(findBySubtraction(linked)).toEqual([]);
        // Where nothing at all is shown, the withheld cells may be small too.
        const withheldFrom = figures.every(({ kind }) => kind === 'withheld') ? 0 : 5;
        const { ranges, contradicted } = await solveTable(linked, { withheldFrom, belowFrom: 1 });
        expect(contradicted).toEqual([]);
        for (const [cell, { least, most }] of ranges) {
          expect(most).toBeGreaterThan(least);
          expect(cube.counts[cell]).toBeGreaterThanOrEqual(least);
          expect(cube.counts[cell]).toBeLessThanOrEqual(most);
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe('perturbation by the cell', () => {
  const table = perturbationTable(USUAL);

  test('keeps zeros, the mean, the bounds, and never shows what is too small', () => {
    for (const [count, chances] of table.entries()) {
      const sum = (power: number) => chances.reduce((all, p, k) => all + p * (k - USUAL.most) ** power, 0);
      expect(sum(0)).toBeCloseTo(1, 9);
      expect(sum(1)).toBeCloseTo(0, 6);
      for (const [k, chance] of chances.entries()) {
        const result = count + k - USUAL.most;
        if (chance > 0) expect(result === 0 || result >= (count === 0 ? 0 : USUAL.least)).toBe(true);
      }
    }
    expect(table[0]?.[USUAL.most]).toBe(1);
    const last = table.at(-1) ?? [];
    expect(last.reduce((all, p, k) => all + p * (k - USUAL.most) ** 2, 0)).toBeCloseTo(USUAL.variance, 5);
  });

  test('answers as the chances say', () => {
    const keys = 40_000;
    for (const count of [1, 3, 7, 50]) {
      const chances = table[Math.min(count, table.length - 1)] ?? [];
      const seen = new Map<number, number>();
      for (let k = 0; k < keys; k += 1) {
        const change = perturb(table, count, Math.floor(((k + 0.5) / keys) * 2 ** 32)) - count;
        seen.set(change, (seen.get(change) ?? 0) + 1);
      }
      for (const [k, chance] of chances.entries())
        expect((seen.get(k - USUAL.most) ?? 0) / keys).toBeCloseTo(chance, 3);
    }
  });

  test('gives the same answer for the same persons, in whatever order and beside whatever other columns are asked for', () => {
    fc.assert(
      fc.property(cases, fc.infiniteStream(fc.nat()), (one, stream) => {
        const order = [...Array(one.rows).keys()]
          .map((row) => ({ row, by: stream.next().value as number }))
          .sort((a, b) => a.by - b.by)
          .map(({ row }) => row);
        const other: CaseTable = {
          rows: one.rows,
          columns: one.columns.map((column) => ({
            ...column,
            codes: Uint8Array.from(order, (row) => column.codes[row] ?? 0),
          })),
        };
        const secret = new Uint8Array(32).fill(7);
        const [a, b] = [one, other].map((cases) =>
          countCube(cases, cases.columns.slice(0, 2), personKeys(cases, secret)),
        );
        expect(b?.keys).toEqual(a?.keys);
      }),
      { numRuns: 20 },
    );
  });
});
