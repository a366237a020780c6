import type { JobHandler } from '../../kernel/jobs/index.js';
import { applySheetJob } from './apply-sheet.js';
import { APPLY_JOB, COMPARE_JOB, UNDO_JOB } from './bring-sheet.js';
import { compareSheetJob } from './compare-sheet.js';
import { undoSheetJob } from './undo-sheet.js';

/** What a sheet asks of the worker. */
export const sheetJobs: Readonly<Record<string, JobHandler>> = {
  [COMPARE_JOB]: compareSheetJob,
  [APPLY_JOB]: applySheetJob,
  [UNDO_JOB]: undoSheetJob,
};
