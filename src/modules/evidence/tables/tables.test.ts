import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CaseTable } from '../cases/case-table.js';
import { findBySubtraction } from '../disclosure/one-subtraction.js';
import { solveTable } from '../disclosure/solve-table.js';
import { secureBits, seededBits } from '../noise/random-bits.js';
import { countCube, linkCube, TooManyCells, valuesOf } from './cube.js';
import { addLaplace, laplaceMargin } from './laplace-noise.js';
import { cellsOutside, makeTable } from './make-table.js';
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
          countCube(cases, cases.columns.slice(0, 2), { keys: personKeys(cases, secret) }),
        );
        expect(b?.keys).toEqual(a?.keys);
      }),
      { numRuns: 20 },
    );
  });
});

describe('a table with differential privacy', () => {
  const domain = { ...COLUMNS, form: ['labour', 'sexual'] };
  const made = (table: CaseTable, by = ['sex', 'form']) =>
    makeTable(table, by, { name: 'dp', epsilon: 1, domain, bits: seededBits(7) });

  test('has the same places whatever the cases are, and counts what no public list has as unknown', async () => {
    const nobody: CaseTable = {
      rows: 0,
      columns: Object.keys(COLUMNS).map((name) => ({ name, values: [], codes: new Uint8Array() })),
    };
    const places = (await made(nobody)).rows.map(({ values }) => values);
    expect(places).toHaveLength(16);
    await fc.assert(
      fc.asyncProperty(cases, async (table) => {
        const { rows, rule } = await made(table);
        expect(rows.map(({ values }) => values)).toEqual(places);
        expect(rows.every(({ count }) => Number.isInteger(count) && Number(count) >= 0)).toBe(true);
        expect(rule).toEqual({
          name: 'dp',
          epsilon: 1,
          noise: 'discrete-laplace',
          neighbours: 'add-remove',
          margin: 3,
        });
      }),
      { numRuns: 30 },
    );
    const others = (table: CaseTable) => cellsOutside(table, ['form'], domain);
    const column = { name: 'form', values: ['other', 'labour'], codes: Uint8Array.of(1, 2, 1) };
    expect(others({ rows: 3, columns: [column] })).toEqual([{ column: 'form', cells: 2 }]);
    await expect(makeTable(nobody, ['sex'], { name: 'dp', epsilon: 1, domain: {} })).rejects.toMatchObject({
      code: 'domain-column',
    });
  });

  test('draws the noise that its epsilon says, on every cell alone, and adds the totals of what was drawn', () => {
    const size = 200;
    const values = Array.from({ length: size }, (_, k) => String(k));
    const codes = Uint16Array.from({ length: size * 40 }, (_, row) => (row % size) + 1);
    for (const epsilon of [0.5, 1, 3]) {
      const bits = secureBits();
      const cube = countCube({ rows: codes.length }, [{ name: 'x', values, codes }], { unknown: 'always' });
      const q = Math.exp(-epsilon);
      const noises: number[] = [];
      for (let run = 0; run < 20; run += 1) {
        const [total = 0, ...parts] = addLaplace(cube, epsilon, bits);
        // The last place is of nobody and shows no count below zero: its noise is told by the total.
        noises.push(...parts.slice(0, -1).map((count) => count - 40));
        expect(Math.abs(total - parts.reduce((sum, part) => sum + part, 0))).toBeLessThanOrEqual(60 / epsilon);
      }
      const n = noises.length;
      const square = noises.reduce((sum, x) => sum + x * x, 0) / n;
      const variance = (2 * q) / (1 - q) ** 2;
      const fourth = (2 * q * (1 + 10 * q + q * q)) / (1 - q) ** 4;
      expect(Math.abs(square - variance)).toBeLessThan(6 * Math.sqrt((fourth - variance ** 2) / n));
      const within = noises.filter((x) => Math.abs(x) <= laplaceMargin(epsilon)).length / n;
      expect(within).toBeGreaterThan(0.95 - 6 * Math.sqrt(0.05 / n));
    }
  });

  test('changes with one person more by no more than epsilon allows, in a cell that has nobody else', () => {
    const one = { name: 'x', values: ['a'], codes: Uint8Array.of(1) };
    const none = { name: 'x', values: ['a'], codes: new Uint8Array() };
    const runs = 40_000;
    const bits = secureBits();
    const shares = [one, none].map((column) => {
      const cube = countCube({ rows: column.codes.length }, [column], { unknown: 'always' });
      let shown = 0;
      for (let run = 0; run < runs; run += 1) if ((addLaplace(cube, 1, bits)[1] ?? 0) >= 1) shown += 1;
      return shown / runs;
    });
    const [withPerson = 0, without = 1] = shares;
    const slack = 5 * Math.sqrt(0.25 / runs);
    expect(Math.log((withPerson - slack) / (without + slack))).toBeLessThanOrEqual(1);
    // And no more is drawn than that: the attack comes near to what is promised.
    expect(Math.log((withPerson + slack) / (without - slack))).toBeGreaterThan(0.9);
  });
});
