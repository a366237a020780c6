import { readFileSync } from 'node:fs';
import path from 'node:path';
import { observedPersons, pairsOfLists } from '../src/modules/estimation/data/histories.js';
import { readHistories } from '../src/modules/estimation/data/read-histories.js';
import { readTable } from '../src/modules/estimation/data/read-table.js';
import { Estimator, tableOf } from '../src/modules/estimation/loglinear/estimator.js';
import { runStepwise } from '../src/modules/estimation/methods/selected.js';
import { randomSource } from '../src/modules/estimation/numbers/random.js';
import { drawPoisson } from '../src/modules/estimation/numbers/random-counts.js';
import { poissonTails } from '../src/modules/estimation/numbers/special.js';
import { bootstrap, drawResamples } from '../src/modules/estimation/resampling/bootstrap.js';
import { rankByBic } from '../src/modules/estimation/selection/bic.js';
import { listModels } from '../src/modules/estimation/selection/catalogue.js';
import { sharedData } from '../tests/kit/shared-data.js';
import { type Bench, cpuSeconds, type Figure } from './bench.js';

const REPLICATES = 1000;
const PLAIN_REPLICATES = 40;

/** Speed of the estimation on one core. */
export const bench: Bench = {
  title: 'Estimation',
  about:
    'The bootstrap that repeats the stepwise selection, with its jackknife, on the six lists of the United Kingdom (2,744 persons); and all models of five lists by BIC on made-up sparse tables. The plain estimator forms a design matrix and fits every model from scratch, without the checks of existence.',
  async run() {
    const figures: Figure[] = await catalogueFigures();
    if (sharedData !== null)
      figures.unshift(...(await bootstrapFigures(path.join(sharedData, 'estimation/UKdat/data.csv'))));
    return figures;
  },
};

async function bootstrapFigures(file: string): Promise<Figure[]> {
  const data = readHistories(readTable(readFileSync(file, 'utf8')));
  const { seconds } = await cpuSeconds(() => {
    const { repeat, fit } = runStepwise(data, { threshold: 0.02 });
    const resamples = drawResamples(data.counts, REPLICATES, randomSource(1));
    return bootstrap(data.counts, resamples, repeat ?? (() => null), fit?.estimate ?? 0);
  });
  const few = drawResamples(data.counts, PLAIN_REPLICATES, randomSource(1));
  const plain = await cpuSeconds(() => few.map((resample) => plainStepwise(resample, data.lists.length, 0.02)));
  const perPlain = plain.seconds / PLAIN_REPLICATES;
  return [
    {
      what: `${REPLICATES} BCa replicates and the jackknife, six lists`,
      measured: `${seconds.toFixed(2)} s CPU`,
      beside: `plain estimator ${(perPlain * REPLICATES).toFixed(1)} s for as many replicates (from ${PLAIN_REPLICATES}): ${((perPlain * REPLICATES) / seconds).toFixed(0)} times as long`,
      target: 'under 2 s CPU',
      met: seconds < 2,
    },
  ];
}

async function catalogueFigures(): Promise<Figure[]> {
  const source = randomSource(3);
  const counts = Float64Array.from({ length: 32 }, (_, w) =>
    w === 0 ? 0 : drawPoisson(source, 200 * source.uniform() ** 6),
  );
  const models = listModels(5, 4);
  const { seconds, result } = await cpuSeconds(() => rankByBic(new Estimator(5), tableOf(counts), models));
  const each = await cpuSeconds(() => {
    const estimator = new Estimator(5);
    const table = tableOf(counts);
    return models.filter((model) => estimator.examine(model, table).code === 0);
  });
  return [
    {
      what: `all ${models.length} models of five sparse lists by BIC, ${result.length} admissible`,
      measured: `${seconds.toFixed(2)} s CPU`,
      beside: `each model examined by itself ${each.seconds.toFixed(2)} s: ${(each.seconds / seconds).toFixed(1)} times as long`,
      target: 'under 2 s CPU',
      met: seconds < 2 && each.result.length === result.length,
    },
  ];
}

/** Stepwise selection as one would first write it: dense design, weighted least squares from scratch, no checks. */
function plainStepwise(counts: Float64Array, lists: number, threshold: number): number {
  const terms = [0, ...Array.from({ length: lists }, (_, k) => 1 << k)];
  let outside = pairsOfLists(lists);
  for (;;) {
    const { unseen, means } = plainFit(counts, terms);
    const seen = (table: ArrayLike<number>, pair: number): number =>
      Array.from(table).reduce((sum, value, w) => sum + ((w & pair) === pair ? value : 0), 0);
    const ranked = outside
      .map((pair) => {
        const { atMost, atLeast } = poissonTails(seen(counts, pair), seen(means, pair));
        return { pair, p: Math.min(atMost, atLeast) };
      })
      .sort((a, b) => a.p - b.p);
    const best = ranked[0];
    if (!best || best.p >= threshold) return observedPersons(counts) + unseen;
    terms.push(best.pair);
    outside = outside.filter((pair) => pair !== best.pair);
  }
}

function plainFit(counts: Float64Array, terms: number[]): { unseen: number; means: number[] } {
  const cells = Array.from(counts.keys()).slice(1);
  const design = cells.map((w) => terms.map((term) => ((w & term) === term ? 1 : 0)));
  let means = cells.map((w) => (counts[w] as number) + 0.1);
  let eta = means.map(Math.log);
  let theta: number[] = [];
  for (let iteration = 0; iteration < 50; iteration += 1) {
    const normal = terms.map((_, i) =>
      terms.map((_, j) => cells.reduce((sum, _, c) => sum + at(design, c, i) * at(design, c, j) * (means[c] ?? 0), 0)),
    );
    const right = terms.map((_, i) =>
      cells.reduce(
        (sum, w, c) =>
          sum + at(design, c, i) * ((means[c] ?? 0) * (eta[c] ?? 0) + (counts[w] as number) - (means[c] ?? 0)),
        0,
      ),
    );
    const next = solve(normal, right);
    const moved = next.reduce((most, value, k) => Math.max(most, Math.abs(value - (theta[k] ?? 99))), 0);
    theta = next;
    eta = design.map((row) => row.reduce<number>((sum, x, k) => sum + x * (theta[k] ?? 0), 0));
    means = eta.map(Math.exp);
    if (moved < 1e-8) break;
  }
  return { unseen: Math.exp(theta[0] ?? 0), means: [0, ...means] };
}

const at = (matrix: number[][], row: number, column: number): number => matrix[row]?.[column] ?? 0;

/** Gauss-Jordan elimination with partial pivoting. */
function solve(matrix: number[][], right: number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0]);
  rows.forEach((_, k) => {
    const pivot = rows.reduce(
      (best, row, i) => (i >= k && Math.abs(row[k] ?? 0) > Math.abs(at(rows, best, k)) ? i : best),
      k,
    );
    [rows[k], rows[pivot]] = [rows[pivot] ?? [], rows[k] ?? []];
    const lead = rows[k] ?? [];
    rows.forEach((row, i) => {
      if (i === k) return;
      const factor = (row[k] ?? 0) / (lead[k] ?? 1);
      rows[i] = row.map((value, c) => value - factor * (lead[c] ?? 0));
    });
  });
  return rows.map((row, k) => (row.at(-1) ?? 0) / (row[k] ?? 1));
}
