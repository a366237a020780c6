import type { Estimate } from '../estimate.js';
import type { Cells } from '../publish/cells.js';
import type { Checklist } from '../publish/checklist.js';
import type { Sensitivity } from '../trust/sensitivity.js';
import type { Rounding } from './figures.js';

/** All that a report tells. */
export interface ReportMatter {
  estimate: Estimate;
  sensitivity: Sensitivity | null;
  cells: Cells;
  checklist: Checklist | null;
  /** What was asked for: the estimate with its sensitivity, or the sensitivity by itself. */
  focus: 'estimate' | 'sensitivity';
  /** Name of the study or the file. */
  name: string;
  sha256: string;
  version: string;
  rounding: Rounding;
  /** Whether totals of single lists may stand in it. */
  whole: boolean;
}

/** Whether a number of the population may be said outside of the diagnostics. */
export function isGiven({ judgement, fit }: Pick<Estimate, 'judgement' | 'fit'>): boolean {
  return fit !== null && judgement?.verdict !== 'no-reliable-estimate';
}
