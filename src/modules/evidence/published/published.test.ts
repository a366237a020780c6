import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Registry, registryOf, TOTAL } from '../concepts/concept.js';
import { shippedConcepts } from '../concepts/open-registry.js';
import { noiseMargin } from './noise-margin.js';
import { placesOf } from './places.js';
import { codesIn, count, totalOf } from './published-table.js';
import { readPublished } from './read-published.js';

let registry: Registry;
beforeAll(async () => {
  registry = registryOf(await shippedConcepts());
});

const places = placesOf([]);
const read = (kind: 'table' | 'synthetic', lines: readonly (readonly string[])[]) =>
  readPublished(
    lines.map((texts, at) => ({ number: at + 1, texts: [...texts] })),
    { kind, columns: (lines[0] ?? []).map((name) => ({ name, concept: null })) },
    { registry, places },
  );

describe('a released table', () => {
  test('of the open table’s form is counted by what each row is broken down by', () => {
    const head = ['Iso3_code', 'Indicator', 'Dimension', 'Category', 'Sex', 'Age', 'Year', 'txtVALUE'];
    const row = (dimension: string, category: string, sex: string, age: string, value: string) => [
      'AUT',
      'Detected trafficking victims',
      dimension,
      category,
      sex,
      age,
      '2020',
      value,
    ];
    const table = read('table', [
      head,
      row('Total', 'Total', 'Total', 'Total', '1,230'),
      row('Total', 'Total', 'Female', 'Total', '900'),
      row('Total', 'Total', 'Male', 'Total', '330'),
      row('by form of exploitation', 'Sexual exploitation', 'Total', 'Total', '700'),
      row('by form of exploitation', 'Forced labour', 'Total', 'Total', '<5'),
      row('by citizenship', 'Austria', 'Total', 'Total', '[c]'),
      ['moved', 'by one', 'column', '', '', '', '<5', 'GLOTIP'],
    ]);
    expect(table.unread).toBe(1);
    expect(totalOf(table)?.value).toBe(1230);
    const by = (concept: string) =>
      count(table, [concept]).map(({ codes, value, hidden }) => [codes[0], value, hidden]);
    expect(by('SEX')).toEqual([
      ['F', 900, 0],
      ['M', 330, 0],
    ]);
    expect(by('FORM')).toEqual([
      ['SEXUAL', 700, 0],
      ['LABOUR', null, 1],
    ]);
    expect(by('CITIZENSHIP')).toEqual([['Austria', null, 1]]);
    expect(count(table, ['SEX'], { YEAR: ['2019'] })).toEqual([]);
    expect(count(table, ['MEANS'])).toEqual([]);
  });

  test('keeps the last of two rows for one cell', () => {
    const table = read('table', [
      ['sex', 'count'],
      ['Female', '12'],
      ['Female', '13'],
    ]);
    expect(count(table, ['SEX']).map(({ value }) => value)).toEqual([13]);
  });

  test('counts persons under every form that was theirs', () => {
    const table = read('synthetic', [
      ['isSexualExploit', 'isForcedLabour', 'gender'],
      ['1', '1', 'Female'],
      ['1', '0', 'Male'],
      ['0', '-99', ''],
    ]);
    expect(count(table, ['FORM']).map(({ codes, value }) => [codes[0], value])).toEqual([
      ['SEXUAL', 2],
      ['LABOUR', 1],
      ['_U', 1],
    ]);
    const own = read('synthetic', [
      ['isForcedLabour', 'ExploitType'],
      ['1', 'Sexual Exploitation'],
    ]);
    expect(count(own, ['FORM']).map(({ codes }) => codes[0])).toEqual(['SEXUAL']);
    expect(totalOf(table, { FORM: ['SEXUAL', 'LABOUR'] })?.value).toBe(2);
    expect(count(table, ['FORM'], { FORM: ['LABOUR'] }).map(({ codes }) => codes[0])).toEqual(['LABOUR']);
  });

  test('says no more under any filter than its rows say: what is hidden stays so, and sums are of what is shown', () => {
    const figure = fc.oneof(fc.nat(500).map(String), fc.constant('<5'), fc.constant('[c]'));
    const lines = fc.array(
      fc.tuple(fc.constantFrom('Female', 'Male', 'Total'), fc.constantFrom('0-17', '18+', 'Total'), figure),
      { minLength: 1, maxLength: 12 },
    );
    const codes = fc.subarray(['F', 'M', TOTAL]);
    fc.assert(
      fc.property(lines, codes, fc.subarray(['SEX', 'AGE']), (rows, sexes, by) => {
        const table = read('table', [['sex', 'age', 'count'], ...rows]);
        const shown = new Map(rows.map(([sex, age, text]) => [`${sex} ${age}`, text]));
        for (const answer of count(table, by, sexes.length === 0 ? {} : { SEX: sexes })) {
          const numbers = [...shown.values()].filter((text) => /^\d+$/u.test(text)).map(Number);
          const hidden = [...shown.values()].length - numbers.length;
          expect(answer.hidden).toBeLessThanOrEqual(hidden);
          if (answer.value === null) expect(answer.hidden).toBe(answer.cells);
          else expect(answer.value).toBeLessThanOrEqual(numbers.reduce((sum, one) => sum + one, 0));
          if (answer.cells === 1) expect(answer.value === null || numbers.includes(answer.value)).toBe(true);
        }
        expect(codesIn(table, 'SEX')).not.toContain(TOTAL);
      }),
    );
  });
});

describe('what noise may have moved', () => {
  const dp = (epsilon: number) =>
    ({ name: 'dp', epsilon, noise: 'discrete-laplace', neighbours: 'add-remove', margin: 0 }) as const;
  const sum = (drawn: number) => ({ cells: 1, hidden: 0, drawn });

  /** The chance that so many discrete Laplace draws add up to more than `margin` away from zero. */
  function beyond(epsilon: number, drawn: number, margin: number): number {
    const reach = 90;
    const q = Math.exp(-epsilon);
    const one = Array.from({ length: 2 * reach + 1 }, (_, k) => ((1 - q) / (1 + q)) * q ** Math.abs(k - reach));
    let all: number[] = one.map((_, k) => (k === reach ? 1 : 0));
    for (let n = 0; n < drawn; n += 1)
      all = all.map((_, at) => one.reduce((sofar, chance, k) => sofar + chance * (all[at - k + reach] ?? 0), 0));
    return all.reduce((sofar, chance, k) => (Math.abs(k - reach) > margin ? sofar + chance : sofar), 0);
  }

  test.each([
    [1, 1],
    [1, 2],
    [0.5, 3],
    [2, 9],
    [1, 24],
  ])('at epsilon %d holds for a sum of %i draws as promised', (epsilon, drawn) => {
    for (const share of [0.95, 0.975] as const) {
      const margin = noiseMargin(dp(epsilon), sum(drawn), share) ?? 0;
      expect(beyond(epsilon, drawn, margin)).toBeLessThanOrEqual(1 - share + 1e-9);
      // And no wider than it must be.
      expect(beyond(epsilon, drawn, margin * 0.85 - 1)).toBeGreaterThan(1 - share);
    }
  });

  test('counts the cells behind a total', () => {
    const table = read('table', [
      ['sex', 'age', 'count'],
      ['Total', 'Total', '60'],
      ['Female', 'Total', '40'],
      ['Female', '0-17', '10'],
      ['Female', '18+', '30'],
      ['Male', 'Total', '20'],
      ['Male', '0-17', '5'],
      ['Male', '18+', '15'],
    ]);
    expect(totalOf(table)?.drawn).toBe(4);
    expect(count(table, ['SEX']).map(({ drawn }) => drawn)).toEqual([2, 2]);
    expect(totalOf(table, { SEX: ['F'], AGE: ['Y0T17'] })?.drawn).toBe(1);
  });

  test('is bounded for cell keys, none for exact tables, and unknown for synthetic records', () => {
    const cellkey = { name: 'cellkey', most: 5, variance: 3, least: 3 } as const;
    expect(noiseMargin(cellkey, sum(1))).toBe(4);
    expect(noiseMargin({ ...cellkey, variance: 30 }, sum(1))).toBe(5);
    expect(noiseMargin({ name: 'k', k: 10, small: 0, withheld: 0 })).toBe(0);
    expect(noiseMargin({ name: 'aim', epsilon: '1', delta: '1e-6', parameters: {} })).toBeNull();
  });
});
