import type { Histories } from '../src/modules/estimation/data/histories.js';
import { assertEstimable } from '../src/modules/estimation/data/histories.js';
import { runMethod } from '../src/modules/estimation/methods/run-method.js';
import { type RandomSource, randomSource } from '../src/modules/estimation/numbers/random.js';
import { DEFAULT_OPTIONS, type EstimateOptions } from '../src/modules/estimation/options.js';
import { bootstrap, drawResamples } from '../src/modules/estimation/resampling/bootstrap.js';
import { judge } from '../src/modules/estimation/trust/verdict.js';
import type { Bench, Figure } from './bench.js';

const DATA_SETS = 200;
const REPLICATES = 200;

/** A population whose size is known, and how its persons come onto four lists. */
interface Situation {
  name: string;
  population: number;
  draw(source: RandomSource): number;
}

function seenOn(source: RandomSource, chances: number[]): number {
  return chances.reduce((history, p, list) => (source.uniform() < p ? history | (1 << list) : history), 0);
}

const SITUATIONS: Situation[] = [
  { name: 'independent', population: 2000, draw: (source) => seenOn(source, [0.15, 0.1, 0.2, 0.12]) },
  {
    name: 'dependent (the second list refers to the first)',
    population: 2000,
    draw: (source) => {
      const history = seenOn(source, [0.15, 0.08, 0.2, 0.12]);
      return history & 2 && source.uniform() < 0.4 ? history | 1 : history;
    },
  },
  { name: 'sparse', population: 1000, draw: (source) => seenOn(source, [0.06, 0.04, 0.05, 0.03]) },
  {
    name: 'heterogeneous (a quarter is three times as easy to find)',
    population: 2000,
    draw: (source) => seenOn(source, source.uniform() < 0.25 ? [0.3, 0.24, 0.36, 0.24] : [0.1, 0.08, 0.12, 0.08]),
  },
  {
    name: 'the second list a subset of the first',
    population: 2000,
    draw: (source) => {
      const history = seenOn(source, [0.2, 0.4, 0.15, 0.1]);
      return history & 1 ? history : history & ~2;
    },
  },
];

/** Coverage and bias of the methods where the truth is known, published as they are. */
export const bench: Bench = {
  title: 'Estimation: where the truth is known',
  about: `${DATA_SETS} data sets of four lists in each of five situations. Coverage is the share of the 95 % intervals that hold the true population, bias the median error of the estimates; both among data sets where the method has a figure. BCa with ${REPLICATES} replicates. A refusal is right where the estimate is more than a quarter off.`,
  async run() {
    return SITUATIONS.flatMap(simulate);
  },
};

interface Tally {
  covered: number;
  errors: number[];
}

function simulate({ name, population, draw }: Situation, index: number): Figure[] {
  const tallies = new Map<string, Tally>();
  const note = (method: string, estimate: number, low: number, high: number): void => {
    const tally = tallies.get(method) ?? { covered: 0, errors: [] };
    tally.errors.push(estimate / population - 1);
    if (low <= population && population <= high) tally.covered += 1;
    tallies.set(method, tally);
  };
  let refused = 0;
  let refusedRightly = 0;
  let given = 0;
  let givenWrongly = 0;
  let unusable = 0;
  for (let set = 0; set < DATA_SETS; set += 1) {
    const source = randomSource(1000 * index + set);
    const histories = drawHistories(population, draw, source);
    if (!histories) {
      unusable += 1;
      continue;
    }
    const options: EstimateOptions = { ...DEFAULT_OPTIONS, bootstrap: 0 };
    const stepwise = runMethod(histories, options);
    for (const method of ['stepwise', 'bic', 'decomposable'] as const) {
      const outcome = method === 'stepwise' ? stepwise : runMethod(histories, { ...options, method });
      const interval = outcome.credible ?? outcome.lognormal;
      if (outcome.fit && interval) note(method, outcome.fit.estimate, interval['2.5'], interval['97.5']);
    }
    if (stepwise.fit && stepwise.repeat) {
      const resamples = drawResamples(histories.counts, REPLICATES, source);
      const { bca } = bootstrap(histories.counts, resamples, stepwise.repeat, stepwise.fit.estimate);
      if (bca) note('stepwise, BCa', stepwise.fit.estimate, bca['2.5'], bca['97.5']);
    }
    const off = stepwise.fit === null || Math.abs(stepwise.fit.estimate / population - 1) > 0.25;
    if (judge(histories, stepwise, options).verdict === 'no-reliable-estimate') {
      refused += 1;
      if (off) refusedRightly += 1;
    } else {
      given += 1;
      if (off) givenWrongly += 1;
    }
  }
  const percent = (part: number, whole: number): string =>
    whole === 0 ? '-' : `${Math.round((100 * part) / whole)} %`;
  return [
    ...[...tallies].map(([method, { covered, errors }]) => ({
      what: `${name}: ${method}`,
      measured: `covers ${percent(covered, errors.length)}, bias ${percent(errors.toSorted((a, b) => a - b)[Math.floor(errors.length / 2)] ?? 0, 1)}`,
      beside: `a figure in ${errors.length} of ${DATA_SETS}`,
      target: '95 %',
    })),
    {
      what: `${name}: verdict`,
      measured: `refused ${refused}, of these ${refusedRightly} rightly; given ${given}, of these ${givenWrongly} more than a quarter off`,
      beside: unusable > 0 ? `${unusable} data sets with an empty list left out` : '',
    },
  ];
}

function drawHistories(population: number, draw: Situation['draw'], source: RandomSource): Histories | null {
  const counts = new Float64Array(16);
  for (let person = 0; person < population; person += 1) {
    const history = draw(source);
    if (history !== 0) counts[history] = (counts[history] as number) + 1;
  }
  const histories = { lists: ['A', 'B', 'C', 'D'], counts };
  try {
    assertEstimable(histories);
    return histories;
  } catch {
    return null;
  }
}
