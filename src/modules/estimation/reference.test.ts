import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { sharedData } from '../../../tests/kit/shared-data.js';
import { averageDecomposable } from './bayes/decomposable.js';
import { readHistories } from './data/read-histories.js';
import { readResamples } from './data/read-resamples.js';
import { readTable } from './data/read-table.js';
import { estimatePopulation } from './estimate.js';
import { Estimator, tableOf } from './loglinear/estimator.js';
import { runMethod } from './methods/run-method.js';
import { DEFAULT_OPTIONS, type EstimateOptions } from './options.js';
import { jackknifeAcceleration } from './resampling/jackknife.js';
import { select2014 } from './selection/aic2014.js';
import { profilePopulation } from './selection/profile.js';

const folder = sharedData === null ? null : path.join(sharedData, 'estimation');

function load(name: string) {
  const file = (part: string): string => readFileSync(path.join(folder ?? '', name, part), 'utf8');
  return { data: readHistories(readTable(file('data.csv'))), expected: JSON.parse(file('expected.json')), file };
}

/** Shapes of the stored outputs that are compared below. */
interface TightFit {
  estimate_tight: number;
  log_dark: number;
  se_log_dark_tight: number;
  deviance: number;
  dark_lognormal_ci_tight: Record<string, number>;
  interaction_terms: string | string[];
}

interface NamedFit {
  model: string;
  popest: number;
  bic: number;
  aic: number;
}

function options(given: Partial<EstimateOptions>): EstimateOptions {
  return { ...DEFAULT_OPTIONS, bootstrap: 0, verdict: false, ...given };
}

/** Relative agreement, as the contract counts it. */
function expectClose(found: number | null | undefined, wanted: number, tolerance = 1e-6): void {
  expect(found).toBeTypeOf('number');
  expect(Math.abs((found ?? Number.NaN) - wanted) / Math.max(1e-300, Math.abs(wanted))).toBeLessThanOrEqual(tolerance);
}

describe.skipIf(folder === null).each(['UKdat', 'Korea'])(
  'agreement with the reference implementations on %s',
  (name) => {
    const { data, expected } = folder === null ? { data: null as never, expected: {} } : load(name);

    test('stepwise estimates, deviances, errors and limits at every threshold', () => {
      for (const [key, wanted] of Object.entries<TightFit>(expected.stepwise_tight)) {
        const { fit, lognormal } = runMethod(data, options({ threshold: Number(key.slice(1)) }));
        expectClose(fit?.estimate, wanted.estimate_tight);
        expectClose(fit?.logUnseen, wanted.log_dark);
        expectClose(fit?.seLogUnseen, wanted.se_log_dark_tight);
        expectClose(fit?.deviance, wanted.deviance);
        for (const [level, limit] of Object.entries(wanted.dark_lognormal_ci_tight))
          expectClose(lognormal?.[level.replace('%', '') as '2.5'], limit);
        expect([...(fit?.terms ?? [])].sort()).toEqual([wanted.interaction_terms ?? []].flat().sort());
      }
    });

    test('hierarchical notation, AIC and BIC', () => {
      for (const [key, wanted] of Object.entries<NamedFit>(expected.multiplesystemsestimation_1_2_0)) {
        if (key !== 'main' && !key.startsWith('stepwise_p')) continue;
        const threshold = key === 'main' ? 0 : Number(key.slice('stepwise_p'.length));
        const { fit } = runMethod(data, options(key === 'main' ? { method: 'main' } : { threshold }));
        expect(fit?.model).toBe(wanted.model);
        expectClose(fit?.estimate, wanted.popest);
        expectClose(fit?.bic, wanted.bic);
        expectClose(fit?.aic, wanted.aic);
      }
    });
  },
);

describe.skipIf(folder === null)('agreement on one data set', { timeout: 60_000 }, () => {
  test('every stored resample of UKdat gives the stored estimate', () => {
    const { data, file } = load('UKdat');
    const estimate = estimatePopulation(data, options({}), readResamples(file('resamples.csv'), data));
    const wanted: number[] = JSON.parse(file('bootreps.json'));
    expect(estimate.replicates).toHaveLength(wanted.length);
    wanted.forEach((value, k) => {
      expectClose(estimate.replicates[k], value);
    });
  });

  test('the acceleration of UKdat from the jackknife', () => {
    const { data, expected } = load('UKdat');
    const { repeat } = runMethod(data, options({}));
    const found = jackknifeAcceleration(data.counts, repeat ?? (() => null));
    expectClose(found, expected['bootstrap_stepwise_p0.02_seed1234'].ahat, 1e-9);
  });

  test('the figure of 2014 and its profile-likelihood interval', () => {
    const { data, expected } = load('UKdat');
    const { fit, profile } = runMethod(data, options({ method: 'aic2014' }));
    const wanted = expected.modslavmse_2014_aic_stepwise['AIC_p0.05'].ci;
    expectClose(fit?.estimate, wanted.point);
    for (const level of ['2.5', '10', '90', '97.5'] as const) expectClose(profile?.[level], wanted[`${level}%`]);
    expect(Math.round(fit?.estimate ?? 0)).toBe(11409);
  });

  test('the profile likelihood of Korea under main effects', () => {
    const { data, expected } = load('Korea');
    const { workspace } = new Estimator(3);
    const table = tableOf(data.counts);
    const { model, theta } = select2014(workspace, table, 0);
    const profile = profilePopulation(workspace, model.terms, table, theta);
    const wanted = expected.rcapture_1_4_4.closedpCI_main.CI;
    expectClose(profile?.estimate, wanted.abundance);
    expectClose(profile?.interval()?.['2.5'], wanted.infCL);
    expectClose(profile?.interval()?.['97.5'], wanted.supCL);
  });

  test('the catalogue, the admissible models and their order on Korea', () => {
    const { data, expected } = load('Korea');
    for (const maxOrder of [1, 2]) {
      const wanted = expected.multiplesystemsestimation_1_2_0[`bic_maxorder${maxOrder}`];
      const { models } = runMethod(data, options({ method: 'bic', maxOrder }));
      expect(models?.catalogue).toBe(wanted.n_catalogue);
      expect(models?.admissible).toBe(wanted.n_admissible);
      expect(models?.top.map(({ model }) => model)).toEqual(wanted.top.map(({ model }: { model: string }) => model));
      wanted.top.forEach(({ abundance, bic }: { abundance: number; bic: number }, k: number) => {
        expectClose(models?.top[k]?.estimate, abundance);
        expectClose(models?.top[k]?.bic, bic);
      });
    }
  });

  test('the average over decomposable graphs on Korea', () => {
    const { data, expected } = load('Korea');
    const wanted = expected.bayes_dga_lcmcr.dga;
    const average = averageDecomposable(data.counts, 3);
    expectClose(average.mean, wanted.mean);
    expect(average.mode).toBe(wanted.mode);
    expect(average.modelCount).toBe(wanted.n_graphs);
    expectClose(average.massAtMost, wanted.post_mass_at_max);
    for (const [p, value] of Object.entries(wanted.q)) expect(average.quantileAt(Number(p))).toBe(value);
    wanted.top_models.forEach(({ prob }: { prob: number }, k: number) => {
      expectClose(average.models[k]?.probability, prob);
    });
  });
});
