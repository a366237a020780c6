import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { observedPersons } from '../data/histories.js';
import { runGivenModel, runStepwise } from '../methods/selected.js';
import { arbitraryHistories, reorderLists } from '../testing/arbitrary-histories.js';
import { historiesOf, THREE_LISTS } from '../testing/histories-of.js';
import { Estimator, populationOf, tableOf } from './estimator.js';
import { closeModel, formatModel, parseModel } from './model.js';

function estimate(histories: Parameters<typeof runGivenModel>[0], model: string): number | null {
  return runGivenModel(histories, { method: 'fixed', model }).fit?.estimate ?? null;
}

describe('the extended maximum likelihood fit', { timeout: 60_000 }, () => {
  test('on two lists is the estimate of Lincoln and Petersen', () => {
    const data = historiesOf('A,B,count\n1,0,60\n0,1,40\n1,1,20\n');
    expect(estimate(data, '[1,2]')).toBeCloseTo((80 * 60) / 20, 9);
  });

  test('of conditional independence has its closed form', () => {
    // Without the interaction of 1 and 3, given list 2: unseen = n1 n3 / n13 among those not on list 2.
    const data = historiesOf(THREE_LISTS);
    expect(estimate(data, '[12,23]')).toBeCloseTo(400 + (120 * 60) / 40, 8);
  });

  test('reproduces the margins of its terms', () => {
    fc.assert(
      fc.property(
        arbitraryHistories(),
        fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 4 }),
        (histories, sets) => {
          const lists = histories.lists.length;
          const estimator = new Estimator(lists);
          const table = tableOf(histories.counts);
          const { fit } = estimator.examine(closeModel(lists, sets), table);
          if (!fit) return;
          for (const term of fit.extended.finite) {
            const wanted = table.margins[term] as number;
            expect(Math.abs((estimator.fittedMargins[term] as number) - wanted)).toBeLessThan(1e-5 * (1 + wanted));
          }
        },
      ),
    );
  });

  test('does not care for the order of the lists', () => {
    const permuted = arbitraryHistories().chain((histories) =>
      fc
        .shuffledSubarray(
          histories.lists.map((_, k) => k),
          { minLength: histories.lists.length },
        )
        .map((order) => ({ histories, order })),
    );
    fc.assert(
      fc.property(permuted, ({ histories, order }) => {
        const lists = histories.lists.length;
        const forward = new Estimator(lists).examine(parseModel('[12]', lists), tableOf(histories.counts));
        const place = (list: number): number => order.indexOf(list) + 1;
        const moved = reorderLists(histories, order);
        const back = new Estimator(lists).examine(parseModel(`[${place(0)}${place(1)}]`, lists), tableOf(moved.counts));
        expect(back.code).toBe(forward.code);
        if (forward.fit && back.fit)
          expect(
            populationOf(back.fit, tableOf(moved.counts)) / populationOf(forward.fit, tableOf(histories.counts)),
          ).toBeCloseTo(1, 7);
      }),
    );
  });

  test('of multiplied counts is multiplied', () => {
    fc.assert(
      fc.property(arbitraryHistories(), fc.integer({ min: 2, max: 1000 }), (histories, factor) => {
        const once = estimate(histories, '[12,23]');
        const often = estimate(
          { lists: histories.lists, counts: histories.counts.map((count) => count * factor) },
          '[12,23]',
        );
        if (once === null) expect(often).toBeNull();
        else expect((often ?? 0) / (factor * once)).toBeCloseTo(1, 7);
      }),
    );
  });

  test('is never below the observed, and adding an empty history changes nothing', () => {
    fc.assert(
      fc.property(arbitraryHistories(), (histories) => {
        const { fit } = runStepwise(histories, { threshold: 0.05 });
        if (fit) expect(fit.estimate).toBeGreaterThanOrEqual(observedPersons(histories.counts));
      }),
    );
    const withEmpty = THREE_LISTS.replace('1,1,1,15\n', '1,1,1,15\n0,0,0,0\n1,1,1,0\n');
    expect(runStepwise(historiesOf(withEmpty), { threshold: 0.05 }).fit).toEqual(
      runStepwise(historiesOf(THREE_LISTS), { threshold: 0.05 }).fit,
    );
  });

  test('puts a pair without overlap at minus infinity, and counts it in AIC and BIC', () => {
    const data = historiesOf('A,B,C,count\n1,0,0,30\n0,1,0,20\n0,0,1,25\n1,0,1,9\n0,1,1,6\n');
    const { fit } = runGivenModel(data, { method: 'fixed', model: '[12,3]' });
    expect(fit?.negInfinite).toEqual(['A:B']);
    expect(fit?.terms).toEqual([]);
    expect(fit?.model).toBe('[12,3]');
    expect(fit?.dfResidual).toBe(5 - 4);
    expect((fit?.bic ?? 0) - (fit?.aic ?? 0)).toBeCloseTo(5 * (Math.log(90) - 2), 9);
  });

  test('a list that copies another behaves: their pair enters, and the third list gives the estimate', () => {
    const data = historiesOf('A,copy,C,count\n1,1,0,60\n0,0,1,40\n1,1,1,20\n');
    const { fit } = runStepwise(data, { threshold: 0.02 });
    expect(fit === null || Number.isFinite(fit.estimate)).toBe(true);
  });

  test('a list within another keeps a finite estimate', () => {
    const data = historiesOf('outer,inner,C,count\n1,0,0,60\n0,0,1,40\n1,0,1,12\n1,1,0,10\n1,1,1,4\n');
    const { fit } = runStepwise(data, { threshold: 0.02 });
    expect(fit?.estimate).toBeGreaterThan(126);
    expect(formatModel(parseModel(fit?.model ?? '', 3))).toBe(fit?.model);
  });
});
