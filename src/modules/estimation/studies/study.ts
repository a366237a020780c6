import type { RefusalCode } from '../data/refusal.js';
import type { Estimate } from '../estimate.js';
import type { EstimateOptions } from '../options.js';
import type { Cells } from '../publish/cells.js';
import type { Checklist } from '../publish/checklist.js';
import type { Sensitivity } from '../trust/sensitivity.js';

/** What stands in a column of the brought table. */
export const ROLES = ['list', 'count', 'covariate', 'none'] as const;
export type Role = (typeof ROLES)[number];

export interface StudyColumn {
  name: string;
  role: Role;
}

/** A column as it was found, for the one who says what it is. */
export interface FoundColumn extends StudyColumn {
  /** Some values, in the order of the rows. */
  sample: string[];
}

/** What a run came to. `cells` tells all numbers and goes with the table; `protectedCells` stays. */
export interface RunResult {
  estimate: Estimate;
  sensitivity: Sensitivity;
  cells: Cells | null;
  protectedCells: Cells;
  version: string;
}

export interface RunProblem {
  code: RefusalCode | 'table-deleted';
  values: Record<string, string | number>;
}

export interface Run {
  id: string;
  studyId: string;
  jobId: string | null;
  state: 'waiting' | 'done' | 'refused';
  options: EstimateOptions;
  result: RunResult | null;
  problem: RunProblem | null;
  askedAt: Date;
  endedAt: Date | null;
}

export interface Study {
  id: string;
  /** For whom; null: for the house. */
  partyId: string | null;
  /** Who brought its table; null where that was not written down. */
  madeBy: string | null;
  title: string;
  createdAt: Date;
  fileName: string;
  sha256: string;
  /** Whether the table is still here. */
  hasTable: boolean;
  tableDeletedAt: Date | null;
  columns: StudyColumn[] | null;
  checklist: Checklist | null;
  publishedRun: string | null;
  publishedAt: Date | null;
}
