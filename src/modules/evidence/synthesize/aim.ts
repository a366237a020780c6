import { estimateTotal } from '../graphical/combine.js';
import { fitModel } from '../graphical/fit.js';
import { GraphicalModel, keyOf, type Measurement, type Weights } from '../graphical/model.js';
import { triangulate } from '../graphical/triangulate.js';
import { choiceFor, type PrivacyLedger } from '../noise/ledger.js';
import type { BitSource } from '../noise/random-bits.js';
import { BelievedCounts } from './believed-counts.js';
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
  /** Share of the budget for a tree of chosen marginals; the rest measures all marginals of the longest length. */
  treeShare: number;
  /** Above so many marginals of the longest length all of the budget goes into the tree. */
  mostWide: number;
  /** Rows drawn from the tree that are weighed by all that was measured, and how often they are looked at. */
  weighedRows: number;
  weighings: number;
}

export interface AimProgress {
  /** Share of the work that is done, 0 to 1. */
  done: number;
  /** Share of the budget that is spent, 0 to 1. */
  spent: number;
  measured: number;
  /** Columns that were measured last; none where the records are being fitted to what was measured. */
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
  /** Of the tree. */
  measurements: Measurement[];
  /** Of all combinations of the longest length, for which no tree has room; none where there are too many. */
  wide: Measurement[];
}

/**
 * The adaptive iterative mechanism (McKenna, Mullins, Sheldon & Miklau 2022, "AIM", algorithm 2): measure all columns by themselves; then, round by
 * round, choose the marginal that the model explains worst, measure it, and fit the model anew.
 *
 * Three things are ours: the noise that a score allows for counts empty cells as nearly empty (`noiseOf`), the budget of a round grows gently, and
 * most of the budget is kept for measuring all marginals of the longest length at the end (`measureWide`), by which rows that the tree gives are
 * weighed. All are decided by private outputs alone.
 */
export function runAim(cases: PrivateCases, candidates: readonly Candidate[], setting: AimSetting): Fitted {
  const { ledger, bits, options, impossible, onRound, resume, onCheckpoint } = setting;
  const sizes = cases.table.columns.map(({ size }) => size);
  const fit = { iterations: options.iterations, impossible };
  const measurements: Measurement[] = [...(resume?.measurements ?? [])];
  const rounds = options.roundsPerColumn * sizes.length;
  const longest = longestOf(candidates);
  const treeBudget = (longest.length > options.mostWide ? 1 : options.treeShare) * ledger.budget;
  const kept = ledger.budget - treeBudget;
  const believing = new BelievedCounts(candidates.length);
  let measureRho = resume?.measureRho ?? ((1 - options.choiceShare) * treeBudget) / rounds;
  let choiceRho = resume?.choiceRho ?? (options.choiceShare * treeBudget) / rounds;
  if (!resume)
    for (const candidate of candidates.filter(({ columns }) => columns.length === 1))
      measurements.push(measure(candidate, measureRho, { ledger, bits, names: cases.names }));
  let { model, total } = refit(sizes, measurements, new Map(), fit);
  let sample = new ModelSample(model, options.sampleRows, bits);
  while (ledger.left - kept > LEAST_RHO * ledger.budget) {
    const left = ledger.left - kept;
    if (left < 2 * (measureRho + choiceRho)) {
      // The last round takes all that is left; a hair stays, for what was rounded up.
      measureRho = (1 - options.choiceShare) * left * (1 - LEAST_RHO / 2);
      choiceRho = options.choiceShare * left * (1 - LEAST_RHO / 2);
    }
    const sigma = Math.sqrt(1 / (2 * measureRho));
    const open = fitting(
      candidates,
      model,
      [...measurements, ...impossible],
      options.modelCells * Math.max(ledger.spent / treeBudget, LEAST_CELLS),
    );
    const scored = open.map((candidate) => ({ candidate, believed: believing.of(candidate, sample, total) }));
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
    believing.measured(candidate.columns);
    onRound?.({
      done: (TREE_WORK * ledger.spent) / treeBudget,
      spent: ledger.spent / ledger.budget,
      measured: measurements.length,
      last: candidate.columns,
    });
    onCheckpoint?.({ measurements, wide: [], ledger: ledger.state, measureRho, choiceRho });
  }
  const last = refit(sizes, measurements, model.weights(), { ...fit, iterations: options.finalIterations });
  const wide = [...(resume?.wide ?? [])];
  if (kept > 0 && wide.length === 0) {
    sample = new ModelSample(last.model, options.sampleRows, bits);
    wide.push(...measureWide(longest, { sample, total: last.total, ledger, bits, names: cases.names }));
    onCheckpoint?.({ measurements, wide, ledger: ledger.state, measureRho, choiceRho });
  }
  return { ...last, measurements, wide };
}

/** Share of the work, roughly, that the tree is. */
export const TREE_WORK = 0.6;

function longestOf(candidates: readonly Candidate[]): Candidate[] {
  const most = Math.max(...candidates.map(({ columns }) => columns.length));
  return candidates.filter(({ columns }) => columns.length === most);
}

/**
 * Measures all marginals of the longest length with what is left of the budget. Errors that noise brings to a marginal add up over cells that
 * somebody stands in; shares by the power 2/3 of what it would bring make their sum the least (as for any sum of errors c sigma at a fixed sum of
 * 1/sigma²).
 */
function measureWide(
  longest: readonly Candidate[],
  {
    sample,
    total,
    ledger,
    bits,
    names,
  }: { sample: ModelSample; total: number; ledger: PrivacyLedger; bits: BitSource; names: readonly string[] },
): Measurement[] {
  const left = ledger.left * (1 - LEAST_RHO);
  const even = Math.sqrt(longest.length / (2 * left));
  const shares = longest.map(
    (candidate) => Math.max(noiseOf(candidate, sample.counts(candidate.columns, total), even) / even, 0.1) ** (2 / 3),
  );
  const all = shares.reduce((sum, one) => sum + one, 0);
  return longest.map((candidate, at) => measure(candidate, (left * (shares[at] ?? 0)) / all, { ledger, bits, names }));
}

/** Share of the budget that is not worth a round. */
const LEAST_RHO = 1e-5;

/** Share of its size that the model may have from the first round on. */
export const LEAST_CELLS = 0.1;

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

/** Candidates with which the model stays below its size. @param held what it holds already: what was measured, and what cannot be */
function fitting(
  candidates: readonly Candidate[],
  model: GraphicalModel,
  held: readonly { columns: readonly number[] }[],
  cells: number,
): Candidate[] {
  const sets = held.map(({ columns }) => columns);
  const cliques = model.tree.cliques.map(({ variables }) => variables);
  return candidates.filter(
    ({ columns }) =>
      cliques.some((clique) => columns.every((column) => clique.includes(column))) ||
      triangulate(model.sizes, [...sets, columns]).cells <= cells,
  );
}
