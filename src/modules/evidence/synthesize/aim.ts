import { estimateTotal } from '../graphical/combine.js';
import { fitModel } from '../graphical/fit.js';
import { GraphicalModel, keyOf, type Measurement, type Weights } from '../graphical/model.js';
import { triangulate } from '../graphical/triangulate.js';
import { choiceFor, type PrivacyLedger } from '../noise/ledger.js';
import type { BitSource } from '../noise/random-bits.js';
import type { Checkpoint } from './checkpoint.js';
import { chooseMarginal, noiseOf } from './choose-marginal.js';
import { measure } from './measure.js';
import { ModelSample } from './model-sample.js';
import type { Impossible } from './structural-zeros.js';
import type { Candidate, PrivateCases } from './workload.js';

export interface AimOptions {
  /** Rounds that the budget is cut into at first, for each column. */
  roundsPerColumn: number;
  /** Share of a round's budget that goes into the choice. */
  choiceShare: number;
  /** By how much the budget of a round grows when little was learnt. */
  annealing: number;
  /** Cells that the model may have when all of the budget is spent. */
  modelCells: number;
  iterations: number;
  finalIterations: number;
  sampleRows: number;
}

export interface AimProgress {
  /** Share of the budget that is spent, 0 to 1. */
  spent: number;
  measured: number;
  last: readonly number[];
}

export interface AimSetting {
  ledger: PrivacyLedger;
  bits: BitSource;
  options: AimOptions;
  impossible: readonly Impossible[];
  onRound?: (progress: AimProgress) => void;
  resume?: Checkpoint;
  onCheckpoint?: (checkpoint: Checkpoint) => void;
}

/** What the mechanism leaves: all of it is private. */
export interface Fitted {
  model: GraphicalModel;
  total: number;
  measurements: Measurement[];
}

/**
 * The adaptive iterative mechanism (McKenna, Mullins, Sheldon & Miklau 2022, "AIM", algorithm 2): measure all columns by themselves; then, round by
 * round, choose the marginal that the model explains worst, measure it, and fit the model anew.
 *
 * Two things are ours: the noise that a score allows for counts empty cells as nearly empty (`noiseOf`), and the budget of a round grows gently.
 * Both are decided by private outputs alone.
 */
export function runAim(cases: PrivateCases, candidates: readonly Candidate[], setting: AimSetting): Fitted {
  const { ledger, bits, options, impossible, onRound, resume, onCheckpoint } = setting;
  const sizes = cases.table.columns.map(({ size }) => size);
  const fit = { iterations: options.iterations, impossible };
  const measurements: Measurement[] = [...(resume?.measurements ?? [])];
  const rounds = options.roundsPerColumn * sizes.length;
  let measureRho = resume?.measureRho ?? ((1 - options.choiceShare) * ledger.budget) / rounds;
  let choiceRho = resume?.choiceRho ?? (options.choiceShare * ledger.budget) / rounds;
  if (!resume)
    for (const candidate of candidates.filter(({ columns }) => columns.length === 1))
      measurements.push(measure(candidate, measureRho, { ledger, bits, names: cases.names }));
  let { model, total } = refit(sizes, measurements, new Map(), fit);
  let sample = new ModelSample(model, options.sampleRows, bits);
  while (ledger.left > LEAST_RHO * ledger.budget) {
    if (ledger.left < 2 * (measureRho + choiceRho)) {
      // The last round takes all that is left; a hair stays, for what was rounded up.
      measureRho = (1 - options.choiceShare) * ledger.left * (1 - LEAST_RHO / 2);
      choiceRho = options.choiceShare * ledger.left * (1 - LEAST_RHO / 2);
    }
    const sigma = Math.sqrt(1 / (2 * measureRho));
    const open = fitting(
      candidates,
      model,
      measurements,
      options.modelCells * Math.max(ledger.spent / ledger.budget, 0.1),
    );
    const scored = open.map((candidate) => ({ candidate, believed: sample.counts(candidate.columns, total) }));
    const epsilon = choiceFor(choiceRho);
    ledger.spendChoice('choice', epsilon);
    const chosen = scored[chooseMarginal(scored, { epsilon, sigma, bits })];
    if (!chosen) break;
    const { candidate, believed } = chosen;
    measurements.push(measure(candidate, measureRho, { ledger, bits, names: cases.names }));
    ({ model, total } = refit(sizes, measurements, model.weights(), fit));
    sample = new ModelSample(model, options.sampleRows, bits);
    if (learntLittle(candidate, { believed, after: sample.counts(candidate.columns, total), sigma })) {
      // Fewer and finer measurements from here on.
      measureRho *= options.annealing;
      choiceRho *= options.annealing;
    }
    onRound?.({ spent: ledger.spent / ledger.budget, measured: measurements.length, last: candidate.columns });
    onCheckpoint?.({ measurements, ledger: ledger.state, measureRho, choiceRho });
  }
  const last = refit(sizes, measurements, model.weights(), { ...fit, iterations: options.finalIterations });
  return { ...last, measurements };
}

/** Share of the budget that is not worth a round. */
const LEAST_RHO = 1e-5;

/** Whether a measurement moved the model by no more than its noise alone would have. */
function learntLittle(
  candidate: Candidate,
  seen: { believed: Float64Array; after: Float64Array; sigma: number },
): boolean {
  const { believed, after, sigma } = seen;
  let moved = 0;
  for (let cell = 0; cell < after.length; cell += 1)
    if (candidate.counted[cell]) moved += Math.abs((after[cell] as number) - (believed[cell] as number));
  return moved <= noiseOf(candidate, after, sigma);
}

interface Refit {
  iterations: number;
  impossible: AimSetting['impossible'];
}

/** A model of all that was measured, beginning with the weights of the one before. */
export function refit(
  sizes: readonly number[],
  measurements: readonly Measurement[],
  weights: Weights,
  { iterations, impossible }: Refit,
): { model: GraphicalModel; total: number } {
  const total = estimateTotal(measurements);
  const sets = [...new Map(measurements.map(({ columns }) => [keyOf(columns), columns])).values()];
  const model = new GraphicalModel(sizes, sets, weights, impossible);
  fitModel(model, measurements, { total, iterations });
  return { model, total };
}

/** Candidates with which the model stays below its size. */
function fitting(
  candidates: readonly Candidate[],
  model: GraphicalModel,
  measurements: readonly Measurement[],
  cells: number,
): Candidate[] {
  const sets = measurements.map(({ columns }) => columns);
  const cliques = model.tree.cliques.map(({ variables }) => variables);
  return candidates.filter(
    ({ columns }) =>
      cliques.some((clique) => columns.every((column) => clique.includes(column))) ||
      triangulate(model.sizes, [...sets, columns]).cells <= cells,
  );
}
