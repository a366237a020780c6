import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EstimationRefusal } from '../data/refusal.js';
import { closeModel, formatModel, generatorsOf, mainEffects, parseModel } from './model.js';

const models = fc
  .integer({ min: 2, max: 6 })
  .chain((lists) =>
    fc.array(fc.integer({ min: 1, max: (1 << lists) - 1 }), { maxLength: 6 }).map((sets) => closeModel(lists, sets)),
  );

describe('hierarchical models', () => {
  test('with each term hold all its subsets', () => {
    fc.assert(
      fc.property(models, ({ terms }) => {
        const held = new Set(terms);
        for (const term of terms)
          for (let sub = term; sub > 0; sub = (sub - 1) & term) expect(held.has(sub)).toBe(true);
        expect(held.has(0)).toBe(true);
      }),
    );
  });

  test('are the closure of their generators, and read back from their notation', () => {
    fc.assert(
      fc.property(models, (model) => {
        expect(closeModel(model.lists, generatorsOf(model))).toEqual(model);
        expect(parseModel(formatModel(model), model.lists)).toEqual(model);
      }),
    );
  });

  test('are written with larger terms first, then in column order', () => {
    expect(formatModel(parseModel('[5,4,21,3]', 5))).toBe('[12,3,4,5]');
    expect(formatModel(parseModel('1,234', 4))).toBe('[234,1]');
    expect(formatModel(mainEffects(3))).toBe('[1,2,3]');
    expect(formatModel(parseModel('[1.10,2.3]', 10))).toBe('[1.10,2.3,4,5,6,7,8,9]');
  });

  test.each(['[14]', '[1x]', '[11]', '[0]', '[1-2]'])('%s is no model of three lists', (text) => {
    expect(() => parseModel(text, 3)).toThrow(EstimationRefusal);
  });
});
