import { SMALLEST_SHOWN } from '../../../kernel/disclosure/index.js';
import { readAnyTable } from '../data/read-any-table.js';
import type { ReadHistories } from '../data/read-histories.js';
import { readHistories } from '../data/read-histories.js';
import type { TextTable } from '../data/read-table.js';
import { estimatePopulation } from '../estimate.js';
import type { EstimateOptions } from '../options.js';
import { protectCells } from '../publish/cells.js';
import { exploreSensitivity } from '../trust/sensitivity.js';
import { guessRoles } from './guess-roles.js';
import type { FoundColumn, RunResult, StudyColumn } from './study.js';

/** What a thread is asked to do with a table: say what its columns are, check what a person says of them, or estimate. */
export type TableTask =
  | { kind: 'look'; bytes: Uint8Array }
  | { kind: 'check'; bytes: Uint8Array; columns: StudyColumn[] }
  | { kind: 'estimate'; bytes: Uint8Array; columns: StudyColumn[]; options: EstimateOptions };

export interface TableAnswers {
  look: { rows: number; columns: FoundColumn[] };
  check: { lists: string[]; observed: number };
  estimate: Omit<RunResult, 'version'>;
}

/** Of the whole work, how much the sensitivity is, counted in resamples. */
const SENSITIVITY_SHARE = 150;

/** Does the task; pure but for `progress`, which is told how much is done of how much. @throws EstimationRefusal */
export async function doTableTask(
  task: TableTask,
  progress: (done: number, total: number, stage: 'estimate' | 'sensitivity') => void,
): Promise<TableAnswers[keyof TableAnswers]> {
  const table = await readAnyTable(task.bytes);
  if (task.kind === 'look') return { rows: table.rows.length, columns: guessRoles(table) };
  const data = histories(table, task.columns);
  if (task.kind === 'check') return { lists: data.lists, observed: data.counts.reduce((a, b) => a + b, 0) };
  const { options } = task;
  const total = options.bootstrap + SENSITIVITY_SHARE;
  progress(0, total, 'estimate');
  const estimate = estimatePopulation(data, options, null, (done) =>
    progress(Math.min(done, options.bootstrap), total, 'estimate'),
  );
  progress(options.bootstrap, total, 'sensitivity');
  return {
    estimate,
    sensitivity: exploreSensitivity(data, options),
    cells: protectCells(data, 1),
    protectedCells: protectCells(data, SMALLEST_SHOWN),
  };
}

function histories({ header, rows, numbers }: TextTable, columns: StudyColumn[]): ReadHistories {
  const roles = new Map(columns.map(({ name, role }) => [name, role]));
  const kept = header.flatMap((name, k) => ((roles.get(name) ?? 'none') === 'none' ? [] : [k]));
  const part = {
    header: kept.map((k) => header[k] ?? ''),
    rows: rows.map((row) => kept.map((k) => row[k] ?? '')),
    ...(numbers && { numbers }),
  };
  const named = (role: string) => columns.filter((column) => column.role === role).map(({ name }) => name);
  return readHistories(part, named('covariate'), named('count')[0] ?? null);
}
