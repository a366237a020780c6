import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Estimator, tableOf } from '../loglinear/estimator.js';
import { formatModel, mainEffects } from '../loglinear/model.js';
import { arbitraryHistories } from '../testing/arbitrary-histories.js';
import { FOUR_LISTS_SPARSE, historiesOf } from '../testing/histories-of.js';
import { bestByBic, rankByBic } from './bic.js';
import { listModels } from './catalogue.js';
import { neighbours, searchDownhill } from './downhill.js';
import { selectStepwise } from './stepwise.js';

describe('the catalogue of models', { timeout: 60_000 }, () => {
  test.each([
    [2, 1, 1],
    [3, 1, 1],
    [3, 2, 8],
    [3, 9, 8],
    [4, 2, 64],
    [4, 3, 113],
    [5, 2, 1024],
    [5, 4, 6893],
  ])('of %d lists to order %d has %d models, all different', (lists, order, count) => {
    const models = listModels(lists, order).map(formatModel);
    expect(models).toHaveLength(count);
    expect(new Set(models).size).toBe(count);
  });

  test('ranking passes over models known to fail, and finds what examining each finds', () => {
    fc.assert(
      fc.property(arbitraryHistories({ least: 4, most: 4, scale: 9 }), ({ counts }) => {
        const table = tableOf(counts);
        const models = listModels(4, 3);
        const each = models.filter((model) => new Estimator(4).check(model, table) === 0).map(formatModel);
        const ranked = rankByBic(new Estimator(4), table, models).map(({ fit }) => formatModel(fit.model));
        expect(ranked.toSorted()).toEqual(each.toSorted());
      }),
      { numRuns: 15 },
    );
  });

  test('the best alone is the first of the ranking', () => {
    fc.assert(
      fc.property(arbitraryHistories({ least: 3, most: 4 }), ({ lists, counts }) => {
        const models = listModels(lists.length, 2);
        const table = tableOf(counts);
        const ranked = rankByBic(new Estimator(lists.length), table, models);
        const best = bestByBic(new Estimator(lists.length), table, models);
        expect(best?.bic ?? null).toEqual(ranked[0] ? expect.closeTo(ranked[0].bic, 6) : null);
      }),
      { numRuns: 40 },
    );
  });

  test('neighbours differ by one interaction, and are neighbours both ways', () => {
    const start = mainEffects(4);
    const near = neighbours(start, 3);
    expect(near).toHaveLength(6);
    for (const model of near) expect(neighbours(model, 3).map(formatModel)).toContain(formatModel(start));
  });

  test('downhill search ends where no neighbour is better', () => {
    const { lists, counts } = historiesOf(FOUR_LISTS_SPARSE);
    const table = tableOf(counts);
    const estimator = new Estimator(lists.length);
    const { ranked, examined } = searchDownhill(estimator, table, 3, []);
    const best = ranked[0];
    expect(best).toBeDefined();
    expect(examined).toBeLessThan(113);
    if (best)
      for (const { bic } of rankByBic(estimator, table, neighbours(best.fit.model, 3)))
        expect(bic).toBeGreaterThanOrEqual(best.bic - 1e-9);
  });
});

describe('stepwise selection', () => {
  test('with threshold 0 stays at main effects', () => {
    const { counts } = historiesOf(FOUR_LISTS_SPARSE);
    const selected = selectStepwise(new Estimator(4), tableOf(counts), 0);
    expect(selected && formatModel(selected.model)).toBe('[1,2,3,4]');
  });

  test('adds more pairs, never fewer, as the threshold rises from 0', () => {
    fc.assert(
      fc.property(arbitraryHistories(), ({ lists, counts }) => {
        const estimator = new Estimator(lists.length);
        const table = tableOf(counts);
        const sizes = [0, 1e-6, 0.01, 0.2].map(
          (threshold) => selectStepwise(estimator, table, threshold)?.model.terms.length ?? 0,
        );
        expect(sizes).toEqual(sizes.toSorted((a, b) => a - b));
      }),
    );
  });

  test('gives the same from a fresh estimator as from one that has seen other tables', () => {
    const used = new Estimator(4);
    fc.assert(
      fc.property(arbitraryHistories({ least: 4, most: 4 }), ({ counts }) => {
        const table = tableOf(counts);
        const fresh = selectStepwise(new Estimator(4), table, 0.02);
        const again = selectStepwise(used, table, 0.02);
        expect(again && formatModel(again.model)).toBe(fresh && formatModel(fresh.model));
        expect(again?.theta[0]).toEqual(fresh?.theta[0]);
      }),
    );
  });
});
