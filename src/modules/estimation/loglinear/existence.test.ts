import fc from 'fast-check';
import type { Highs } from 'highs';
import { describe, expect, test } from 'vitest';
import { pairsOfLists } from '../data/histories.js';
import { listModels } from '../selection/catalogue.js';
import { arbitraryHistories } from '../testing/arbitrary-histories.js';
import { Estimator, tableOf } from './estimator.js';
import { EXISTENCE_TOLERANCE, largestCommonMargin } from './existence.js';
import { extend, isIdentifiable } from './extended.js';
import { closeModel, type Model, parseModel } from './model.js';
import { rankOf } from './rank.js';
import { maximize } from './simplex.js';

// Its types describe the CommonJS build, where the loader would stand one level deeper than in the module that is loaded.
const loader: unknown = (await import('highs')).default;
if (typeof loader !== 'function') throw new Error('highs exports no loader');
const oracle: Highs = await loader();

/** The same programme as `largestCommonMargin`, solved by HiGHS. */
function oracleMargin(design: Uint8Array[], statistics: number[], persons: number): number {
  const cells = design[0]?.length ?? 0;
  const scale = cells / persons;
  const rows = design.map((row, i) => {
    const terms = Array.from(row).flatMap((value, k) => (value ? [`u${k}`] : []));
    return ` c${i}: ${terms.join(' + ')} + ${terms.length} s = ${(statistics[i] as number) * scale}`;
  });
  const solution = oracle.solve(`Maximize\n obj: s\nSubject To\n${rows.join('\n')}\nEnd`);
  return solution.ObjectiveValue;
}

/** Design over the cells in the fit, as the check forms it. */
function designOf(model: Model, margins: Float64Array) {
  const { finite, kept } = extend(model, margins);
  const cells = Array.from(margins.keys()).filter((w) => w > 0 && (!kept || kept[w]));
  return {
    design: Array.from(finite, (term) => Uint8Array.from(cells, (w) => ((w & term) === term ? 1 : 0))),
    statistics: Array.from(finite, (term) => margins[term] as number),
  };
}

const cases = arbitraryHistories({ scale: 8 }).chain((histories) =>
  fc
    .array(fc.constantFrom(...Array.from({ length: histories.counts.length - 2 }, (_, k) => k + 1)), { maxLength: 7 })
    .map((sets) => ({ histories, model: closeModel(histories.lists.length, sets) })),
);

describe('existence of the estimate', { timeout: 60_000 }, () => {
  test('our simplex finds what HiGHS finds', () => {
    fc.assert(
      fc.property(cases, ({ histories, model }) => {
        const { margins } = tableOf(histories.counts);
        const { design, statistics } = designOf(model, margins);
        const persons = margins[0] as number;
        if (design[0]?.length === 0) return;
        expect(largestCommonMargin(design, statistics, persons)).toBeCloseTo(
          oracleMargin(design, statistics, persons),
          7,
        );
      }),
      { numRuns: 60 },
    );
  });

  test('the quick way through the fit agrees with the programme and the rank', () => {
    fc.assert(
      fc.property(cases, ({ histories, model }) => {
        const table = tableOf(histories.counts);
        const estimator = new Estimator(model.lists);
        expect(estimator.examine(model, table).code).toBe(new Estimator(model.lists).check(model, table));
      }),
      { numRuns: 300 },
    );
  });

  test('the rank by elimination agrees with the shortcut for full tables', () => {
    for (const model of listModels(4, 3)) {
      const rows = Array.from({ length: 15 }, (_, k) =>
        Uint8Array.from(model.terms, (term) => (((k + 1) & term) === term ? 1 : 0)),
      );
      const full = rankOf(rows, model.terms.length) === model.terms.length;
      expect(isIdentifiable({ finite: model.terms, negInfinite: [], kept: null }, 16)).toBe(full);
    }
  });

  test('a known example: Korea’s pattern of one empty cell defeats two of eight models', () => {
    const table = tableOf(Float64Array.from([0, 5, 5, 54, 41, 6, 0, 12]));
    const codes = listModels(3, 2).map((model) => [new Estimator(3).check(model, table), model.terms.length]);
    expect(codes.filter(([code]) => code === 1)).toHaveLength(2);
    expect(new Estimator(3).check(parseModel('[12,13]', 3), table)).toBe(1);
    expect(new Estimator(3).check(parseModel('[12,13,23]', 3), table)).toBe(1);
  });

  test('disjoint lists have no estimate, whatever the pairs', () => {
    const table = tableOf(Float64Array.from([0, 30, 20, 0, 10, 0, 0, 0]));
    expect(new Estimator(3).check(parseModel('', 3), table)).toBe(1);
    expect(new Estimator(3).examine(closeModel(3, pairsOfLists(3)), table).code).toBeGreaterThan(0);
  });

  test('a rank deficiency is told from a missing estimate', () => {
    // Lists 1 and 2 share no one and their pair is in the model: without those cells the rest still has an estimate.
    const table = tableOf(Float64Array.from([0, 30, 20, 0, 10, 5, 4, 0]));
    expect(new Estimator(3).check(parseModel('[12]', 3), table)).toBe(0);
    expect(new Estimator(3).check(closeModel(3, pairsOfLists(3)), table)).toBe(2);
  });

  test('tells infeasible and unbounded programmes', () => {
    expect(maximize(Float64Array.of(1, 1), [Float64Array.of(1, -1)], Float64Array.of(1)).kind).toBe('unbounded');
    const twice = [Float64Array.of(1, 1), Float64Array.of(1, 1)];
    expect(maximize(Float64Array.of(1, 1), twice, Float64Array.of(1, 2)).kind).toBe('infeasible');
    expect(maximize(Float64Array.of(1, 2), [Float64Array.of(1, 1)], Float64Array.of(4))).toMatchObject({
      kind: 'optimal',
      value: 8,
    });
  });

  test('the tolerance is small and not zero', () => {
    expect(EXISTENCE_TOLERANCE).toBeGreaterThan(0);
    expect(EXISTENCE_TOLERANCE).toBeLessThan(1e-6);
  });
});
