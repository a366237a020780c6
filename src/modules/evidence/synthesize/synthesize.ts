import { sampleRows } from '../graphical/sample-rows.js';
import { type Mechanism, PrivacyLedger } from '../noise/ledger.js';
import type { BitSource } from '../noise/random-bits.js';
import { type AimOptions, type AimProgress, type Fitted, runAim } from './aim.js';
import type { Checkpoint } from './checkpoint.js';
import { runMst } from './mst.js';
import { refineRows } from './refine-rows.js';
import type { Impossible } from './structural-zeros.js';
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
  roundsPerColumn: 16,
  choiceShare: 0.1,
  annealing: 1.5,
  modelCells: 300_000,
  iterations: 60,
  finalIterations: 1000,
  sampleRows: 100_000,
};

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
export function synthesize(request: SynthesisRequest): Synthesis {
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
  const candidates = candidatesOf(cases, method === 'mst' ? 2 : order);
  const fitted = method === 'mst' ? runMst(cases, candidates, setting) : runAim(cases, candidates, setting);
  return {
    rows: rowsOf(fitted, cases.said, { bits, order }),
    rho: ledger.spent,
    mechanisms: ledger.mechanisms,
    cells: fitted.model.tree.cells,
  };
}

function rowsOf(
  { model, total }: Fitted,
  said: PrivateCases['said'],
  { bits, order }: { bits: BitSource; order: number },
): Uint16Array[] {
  const count = Math.max(1, Math.round(total));
  const rows = sampleRows(model, count, bits);
  const sets = model.sizes.length ** order / 6;
  const passes = Math.min(20, Math.floor(MOST_LOOKS / (sets * count * 20)));
  if (passes < 1) return rows;
  const pool = sampleRows(model, Math.min(MOST_POOL, Math.max(count * POOL, LEAST_POOL)), bits);
  refineRows(rows, { sizes: model.sizes, said, pool, order, rare: RARE, passes, bits });
  return rows;
}
