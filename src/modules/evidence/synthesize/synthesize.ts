import { estimateTotal } from '../graphical/combine.js';
import { sampleRows } from '../graphical/sample-rows.js';
import { type Mechanism, PrivacyLedger } from '../noise/ledger.js';
import type { BitSource } from '../noise/random-bits.js';
import { type AimOptions, type AimProgress, type Fitted, runAim, TREE_WORK } from './aim.js';
import type { Checkpoint } from './checkpoint.js';
import { runMst } from './mst.js';
import { refineRows } from './refine-rows.js';
import type { Impossible } from './structural-zeros.js';
import { drawWeighted, weighRows } from './weigh-rows.js';
import { candidatesOf, type PrivateCases } from './workload.js';

export const SYNTHESIS_METHODS = ['aim', 'mst'] as const;
export type SynthesisMethod = (typeof SYNTHESIS_METHODS)[number];

export interface SynthesisRequest {
  cases: PrivateCases;
  method: SynthesisMethod;
  /** Zero-concentrated budget of everything that is drawn from the cases. */
  rho: number;
  /** Longest combination of the workload. */
  order: number;
  impossible: readonly Impossible[];
  bits: BitSource;
  aim: AimOptions;
  /** Where a run that was cut short had come to. */
  resume?: Checkpoint | undefined;
  onProgress?: ((progress: AimProgress) => void) | undefined;
  /** Called after each measurement with all that a run needs to go on; it holds private outputs and nothing else. */
  onCheckpoint?: ((checkpoint: Checkpoint) => void) | undefined;
}

export interface Synthesis {
  /** A column of codes each, 0 for missing. */
  rows: Uint16Array[];
  rho: number;
  mechanisms: readonly Mechanism[];
  /** Cells of the model. */
  cells: number;
}

/** Settings that stand unless told otherwise; docs/evidence.md says how they were found. */
export const AIM_OPTIONS: AimOptions = {
  roundsPerColumn: 8,
  choiceShare: 0.1,
  annealing: 1.5,
  modelCells: 300_000,
  iterations: 60,
  finalIterations: 1000,
  sampleRows: 50_000,
  treeShare: 0.3,
  mostWide: 500,
  weighedRows: 100_000,
  weighings: 250,
};

/** How strongly the weights of rows are held to the tree. */
const HOLD = 0.05;

/** Rows that the model is looked at through, for each row that is wanted. */
const POOL = 20;
const LEAST_POOL = 500;
const MOST_POOL = 400_000;
/** Combinations that the model holds for emptier than this many persons stay empty where they can. */
const RARE = 1;
/** Above so many looked-up combinations the rows are left as the model gave them. */
const MOST_LOOKS = 2e10;

/**
 * Makes records that nobody has from records that are protected. All that touches the cases are the mechanisms of the ledger; what comes after
 * sees their outputs alone. The number of rows is itself an estimate from noisy counts.
 */
export async function synthesize(request: SynthesisRequest): Promise<Synthesis> {
  const { cases, method, rho, order, impossible, bits, aim, resume, onProgress, onCheckpoint } = request;
  const ledger = new PrivacyLedger(rho, resume?.ledger);
  const setting = {
    ledger,
    bits,
    options: aim,
    impossible,
    ...(onProgress ? { onRound: onProgress } : {}),
    ...(resume ? { resume } : {}),
    ...(onCheckpoint ? { onCheckpoint } : {}),
  };
  const candidates = await candidatesOf(cases, method === 'mst' ? 2 : order);
  const fitted = method === 'mst' ? runMst(cases, candidates, setting) : runAim(cases, candidates, setting);
  const onWeighed = (share: number): void =>
    onProgress?.({
      done: TREE_WORK + (1 - TREE_WORK) * share,
      spent: ledger.spent / ledger.budget,
      measured: fitted.measurements.length + fitted.wide.length,
      last: [],
    });
  return {
    rows: rowsOf(fitted, cases.said, { bits, order, aim, onWeighed }),
    rho: ledger.spent,
    mechanisms: ledger.mechanisms,
    cells: fitted.model.tree.cells,
  };
}

interface Drawing {
  bits: BitSource;
  order: number;
  aim: Pick<AimOptions, 'weighedRows' | 'weighings'>;
  onWeighed: (share: number) => void;
}

function rowsOf(fitted: Fitted, said: PrivateCases['said'], { bits, order, aim, onWeighed }: Drawing): Uint16Array[] {
  const { sizes } = fitted.model;
  const count = Math.max(1, Math.round(estimateTotal([...fitted.measurements, ...fitted.wide])));
  const draw = drawer(fitted, { bits, aim, onWeighed });
  const rows = draw(count);
  const sets = sizes.length ** order / 6;
  const passes = Math.min(20, Math.floor(MOST_LOOKS / (sets * count * 20)));
  if (passes < 1) return rows;
  const pool = draw(Math.min(MOST_POOL, Math.max(count * POOL, LEAST_POOL)));
  refineRows(rows, { sizes, said, pool, order, rare: RARE, passes, bits });
  return rows;
}

/** Draws rows from the tree, or, where more was measured than a tree holds, from rows of it that were weighed by all. */
function drawer(
  { model, measurements, wide }: Fitted,
  { bits, aim, onWeighed }: Pick<Drawing, 'bits' | 'aim' | 'onWeighed'>,
): (count: number) => Uint16Array[] {
  if (wide.length === 0) return (count) => sampleRows(model, count, bits);
  const all = [...measurements, ...wide];
  const weighted = weighRows(sampleRows(model, aim.weighedRows, bits), {
    sizes: model.sizes,
    measurements: all,
    total: estimateTotal(all),
    iterations: aim.weighings,
    hold: HOLD,
    onProgress: onWeighed,
  });
  return (count) => drawWeighted(weighted, count, bits);
}
