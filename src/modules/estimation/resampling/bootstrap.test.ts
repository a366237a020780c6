import { describe, expect, test } from 'vitest';
import { observedPersons } from '../data/histories.js';
import { readResamples } from '../data/read-resamples.js';
import { estimatePopulation } from '../estimate.js';
import { randomSource } from '../numbers/random.js';
import { normalProbability, normalQuantile } from '../numbers/special.js';
import { DEFAULT_OPTIONS } from '../options.js';
import { historiesOf, THREE_LISTS } from '../testing/histories-of.js';
import { bootstrap, drawResamples } from './bootstrap.js';
import { jackknifeAcceleration } from './jackknife.js';

const counts = Float64Array.from([0, 5, 3, 2]);
/** An estimator whose jackknife can be worked out by hand. */
const weigh = (table: Float64Array): number =>
  (table[1] as number) + 2 * (table[2] as number) + 4 * (table[3] as number);

describe('the bootstrap', () => {
  test('resamples hold as many persons as the data, and no history that no one has', () => {
    const table = Float64Array.from([0, 7, 0, 3, 90, 0, 1, 0]);
    for (const resample of drawResamples(table, 50, randomSource(3))) {
      expect(observedPersons(resample)).toBe(101);
      for (const w of [0, 2, 5, 7]) expect(resample[w]).toBe(0);
    }
  });

  test('the acceleration is the jackknife’s third moment', () => {
    const leftOut = [...Array(5).fill(18), ...Array(3).fill(17), ...Array(2).fill(15)];
    const mean = leftOut.reduce((a, b) => a + b, 0) / 10;
    const d = leftOut.map((value) => mean - value);
    const wanted = d.reduce((sum, x) => sum + x ** 3, 0) / (6 * d.reduce((sum, x) => sum + x ** 2, 0) ** 1.5);
    expect(jackknifeAcceleration(counts, weigh)).toBeCloseTo(wanted, 14);
    expect(jackknifeAcceleration(counts, () => null)).toBeNull();
    expect(jackknifeAcceleration(counts, () => 4)).toBeNull();
  });

  test('BCa levels are those of Efron’s formula', () => {
    const resamples = Array.from({ length: 101 }, (_, k) => Float64Array.from([0, k, 0, 0]));
    const found = bootstrap(counts, resamples, weigh, 40);
    expect(found.z0).toBeCloseTo(normalQuantile(40 / 101), 13);
    const [z0, a] = [found.z0 ?? 0, found.acceleration ?? 0];
    const z = z0 + normalQuantile(0.975);
    expect(found.bca?.['97.5']).toBeCloseTo(100 * normalProbability(z0 + z / (1 - a * z)), 9);
    expect(found.percentile?.['2.5']).toBeCloseTo(2.5, 9);
  });

  test('replicates without an estimate count as large, and an interval that they reach is not given', () => {
    const resamples = Array.from({ length: 100 }, (_, k) => Float64Array.from([0, k, 0, 0]));
    const failing = (share: number) => (table: Float64Array) =>
      (table[1] as number) >= 100 - share ? null : weigh(table);
    expect(bootstrap(counts, resamples, failing(1), 40).percentile).not.toBeNull();
    expect(bootstrap(counts, resamples, failing(5), 40).percentile).toBeNull();
    expect(bootstrap(counts, resamples, failing(5), 40).replicates.filter((value) => value === null)).toHaveLength(5);
  });

  test('the same seed gives the same replicates, through the whole estimate', () => {
    const run = (seed: number) =>
      estimatePopulation(historiesOf(THREE_LISTS), { ...DEFAULT_OPTIONS, bootstrap: 20, seed, verdict: false });
    expect(run(5)).toEqual(run(5));
    expect(run(5).replicates).not.toEqual(run(6).replicates);
  });

  test('given resamples are read by row of the file, equal histories added up', () => {
    const data = historiesOf(`${THREE_LISTS}1,0,0,10\n`);
    const rows = readResamples('120,90,60,50,40,25,15,10\n60,90,60,50,40,25,15,0\n', data);
    const estimate = estimatePopulation(data, { ...DEFAULT_OPTIONS, verdict: false }, rows);
    expect(estimate.replicates[0]).toBeCloseTo(estimate.fit?.estimate ?? 0, 8);
    expect(estimate.replicates).toHaveLength(2);
    expect(() => readResamples('1,2\n', data)).toThrow('bad-resamples');
    expect(() => readResamples('1,2,3,4,5,6,7,x\n', data)).toThrow('not-a-count');
  });
});
