import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Registry, registryOf, TOTAL } from '../concepts/concept.js';
import { shippedConcepts } from '../concepts/open-registry.js';
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
