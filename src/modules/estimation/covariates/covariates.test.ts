import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { estimatePopulation } from '../estimate.js';
import { runByStrata } from '../methods/by-strata.js';
import { runMethod } from '../methods/run-method.js';
import { DEFAULT_OPTIONS, type EstimateOptions } from '../options.js';
import { arbitraryHistories } from '../testing/arbitrary-histories.js';
import { historiesOf } from '../testing/histories-of.js';
import { exploreSensitivity } from '../trust/sensitivity.js';

const options = (given: Partial<EstimateOptions>): EstimateOptions => ({
  ...DEFAULT_OPTIONS,
  bootstrap: 0,
  verdict: false,
  covariates: ['sex'],
  ...given,
});

/** A file of histories with one covariate column from tables by level. */
function fileOf(levels: Record<string, ArrayLike<number>>, lists = 3): string {
  const rows = Object.entries(levels).flatMap(([level, counts]) =>
    Array.from(counts, (count, w) =>
      [...Array.from({ length: lists }, (_, k) => (w >> k) & 1), level, count].join(','),
    ).slice(1),
  );
  return `${Array.from({ length: lists }, (_, k) => `L${k + 1}`).join()},sex,count\n${rows.join('\n')}\n`;
}

const WOMEN = [0, 120, 90, 50, 60, 40, 25, 15];
const MEN = [0, 30, 70, 9, 45, 6, 12, 2];

describe('covariates', { timeout: 60_000 }, () => {
  test('with one level change nothing', () => {
    fc.assert(
      fc.property(arbitraryHistories({ least: 3, most: 3 }), ({ counts }) => {
        const data = historiesOf(fileOf({ f: counts }), ['sex']);
        for (const method of ['stepwise', 'main'] as const) {
          const plain = runMethod(data, options({ method, covariates: [] }));
          const withLevel = runByStrata(data, options({ method }));
          expect(withLevel.identifiability).toBe(plain.identifiability);
          if (!plain.fit || !withLevel.fit) continue;
          expect(withLevel.fit.estimate / plain.fit.estimate).toBeCloseTo(1, 7);
          expect((withLevel.fit.seLogUnseen ?? 0) / (plain.fit.seLogUnseen ?? 1)).toBeCloseTo(1, 5);
          expect(withLevel.fit.bic).toBeCloseTo(plain.fit.bic ?? 0, 5);
          expect(withLevel.fit.dfResidual).toBe(plain.fit.dfResidual);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('without interactions between lists give each level its own estimate, and these add up', () => {
    const data = historiesOf(fileOf({ f: WOMEN, m: MEN }), ['sex']);
    const joint = runByStrata(data, options({ method: 'main' }));
    const alone = [WOMEN, MEN].map((counts) =>
      runMethod({ lists: data.lists, counts: Float64Array.from(counts) }, options({ method: 'main' })),
    );
    joint.strata?.forEach((stratum, k) => {
      expect(stratum.estimate).toBeCloseTo(alone[k]?.fit?.estimate ?? 0, 6);
      expect(stratum.seLogUnseen).toBeCloseTo(alone[k]?.fit?.seLogUnseen ?? 0, 8);
    });
    expect(joint.strata?.map(({ levels }) => levels.sex)).toEqual(['f', 'm']);
    expect(joint.fit?.deviance).toBeCloseTo((alone[0]?.fit?.deviance ?? 0) + (alone[1]?.fit?.deviance ?? 0), 7);
  });

  test('totals of the strata add up to the estimate, with interactions too', () => {
    const data = historiesOf(fileOf({ f: WOMEN, m: MEN, unknown: [0, 5, 2, 1, 3, 0, 1, 0] }), ['sex']);
    for (const given of [
      { method: 'stepwise' as const, threshold: 0.5 },
      { method: 'bic' as const },
      { method: 'fixed' as const, model: '[12,3]' },
    ]) {
      const { fit, strata } = runByStrata(data, options(given));
      const total = strata?.reduce((sum, { estimate }) => sum + estimate, 0) ?? 0;
      expect(total / (fit?.estimate ?? 0)).toBeCloseTo(1, 12);
    }
  });

  test('a level that a list never saw is taken out, not sent to infinity', () => {
    const data = historiesOf(fileOf({ f: WOMEN, m: [0, 0, 70, 0, 45, 0, 12, 0] }), ['sex']);
    const { fit, strata } = runByStrata(data, options({ method: 'main' }));
    expect(strata?.[1]?.estimate).toBeCloseTo(((70 + 12) * (45 + 12)) / 12, 6);
    expect(Number.isFinite(fit?.seLogUnseen)).toBe(true);
  });

  test('a level whose lists share no one has no estimate, and no number is given', () => {
    const data = historiesOf(fileOf({ f: WOMEN, m: [0, 30, 70, 0, 45, 0, 0, 0] }), ['sex']);
    const estimate = estimatePopulation(data, options({ method: 'main', verdict: true, bootstrap: 50 }));
    expect(estimate.fit).toBeNull();
    expect(estimate.identifiability).toBe(1);
    expect(estimate.judgement?.verdict).toBe('no-reliable-estimate');
    expect(estimate.judgement?.reasons.map(({ code }) => code)).toContain('does-not-exist');
  });

  test('the bootstrap resamples within the whole table of strata', () => {
    const data = historiesOf(fileOf({ f: WOMEN, m: MEN }), ['sex']);
    const { interval, fit, replicates } = estimatePopulation(data, options({ method: 'main', bootstrap: 200 }));
    expect(replicates).toHaveLength(200);
    expect(interval.bca?.['2.5']).toBeLessThan(fit?.estimate ?? 0);
    expect(interval.bca?.['97.5']).toBeGreaterThan(fit?.estimate ?? 0);
  });

  test('are in the verdict and in every choice of the sensitivity, and it says so', () => {
    const data = historiesOf(fileOf({ f: WOMEN, m: MEN }), ['sex']);
    const asked = options({ method: 'stepwise', verdict: true });
    const { fit, judgement, notes } = estimatePopulation(data, asked);
    const { base, omit, merge, models, covariates } = exploreSensitivity(data, asked);
    const pooled = exploreSensitivity({ lists: data.lists, counts: data.counts }, asked);
    expect(base.estimate).toBe(fit?.estimate);
    expect(base.estimate).not.toBeCloseTo(pooled.base.estimate ?? 0, 0);
    expect(covariates).toEqual(['sex']);
    expect(judgement?.omitted).toEqual(omit);
    const byHand = fileOf({ f: [0, 120 + 40, 90 + 25, 50 + 15], m: [0, 30 + 6, 70 + 12, 9 + 2] }, 2);
    const without = runByStrata(historiesOf(byHand, ['sex']), asked).fit?.estimate ?? 0;
    expect((omit[2]?.estimate ?? 0) / without).toBeCloseTo(1, 9);
    const bic = runByStrata(data, options({ method: 'bic' }));
    expect(models.top[0]).toMatchObject({ model: bic.fit?.model, estimate: bic.fit?.estimate });
    expect(merge).toHaveLength(3);
    expect(notes.map(({ code }) => code)).toEqual(['covariates-everywhere', 'graphs-without-covariates']);
  });

  test('with one level leave verdict and sensitivity as they are', () => {
    const { lists, counts, ...rest } = historiesOf(fileOf({ f: WOMEN }), ['sex']);
    const plain = exploreSensitivity({ lists, counts }, options({ covariates: [] }));
    const level = exploreSensitivity({ lists, counts, ...rest }, options({}));
    for (const part of ['thresholds', 'omit', 'merge', 'internalConsistency', 'linkage'] as const)
      level[part].forEach(({ estimate }, k) => {
        expect((estimate ?? 1) / (plain[part][k]?.estimate ?? 1)).toBeCloseTo(1, 5);
      });
  });

  test('methods that cannot take them say so', () => {
    const data = historiesOf(fileOf({ f: WOMEN, m: MEN }), ['sex']);
    expect(() => runByStrata(data, options({ method: 'latent-class' }))).toThrow('no-covariates-for-method');
  });
});
