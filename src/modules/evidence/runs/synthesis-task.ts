import { createHash } from 'node:crypto';
import type { CaseTable, Domain } from '../cases/case-table.js';
import { detectDictionary } from '../cases/known-dictionaries.js';
import { applyMapping, type Mapping } from '../cases/mapping.js';
import { readCases } from '../cases/read-cases.js';
import { compareTables } from '../compare/compare-tables.js';
import { secureBits } from '../noise/random-bits.js';
import { rhoOf } from '../noise/zcdp.js';
import type { ReleaseChecks } from '../releases/release.js';
import { readCheckpoint, writeCheckpoint } from '../synthesize/checkpoint.js';
import { codeCases } from '../synthesize/code-cases.js';
import { csvOf } from '../synthesize/csv-of.js';
import { breaking, impossibleCells, type Rule } from '../synthesize/structural-zeros.js';
import { AIM_OPTIONS, type SynthesisMethod, synthesize } from '../synthesize/synthesize.js';

/** What a thread is given: the raw file, and what was asked for. */
export interface SynthesisTask {
  bytes: Uint8Array;
  /** What columns and values mean; `columns` and `domain` are in these words. */
  mapping: Mapping;
  method: SynthesisMethod;
  columns: readonly string[];
  domain: Domain;
  epsilon: number;
  delta: number;
  /** Of `columns` in values of `domain`; no record that is made breaks one. */
  rules: readonly Rule[];
  /** Text of a checkpoint of the same task; null for a new one. */
  resume: string | null;
}

/** What it gives back: nothing that is not private, but the comparison, which is for the owner's eyes until it is approved. */
export interface SynthesisAnswer {
  file: Uint8Array;
  columns: string[];
  rows: number;
  compare: NonNullable<ReleaseChecks['compare']>;
  /** True records that break a rule; null where there is no rule. */
  broken: number | null;
}

/** Longest combinations that are looked at. */
const ORDER = 3;

/** What it tells while it goes on; a checkpoint is written out only where it is wanted. */
export interface SynthesisWatch {
  onProgress: (share: number) => void;
  onCheckpoint: (write: () => string) => void;
}

/** Makes synthetic records. @throws EvidenceRefusal */
export async function doSynthesis(
  task: SynthesisTask,
  { onProgress, onCheckpoint }: SynthesisWatch,
): Promise<SynthesisAnswer> {
  const read = await readCases(task.bytes);
  const inWords = applyMapping(read.table, task.mapping);
  const table: CaseTable = {
    rows: inWords.rows,
    columns: inWords.columns.filter(({ name }) => task.columns.includes(name)),
  };
  const unsaid = detectDictionary(inWords)?.unsaid ?? [];
  const coded = codeCases(table, task.domain, unsaid);
  // All that the measurements depend on besides the rows: public things.
  const settings = createHash('sha256')
    .update(JSON.stringify([task.method, task.epsilon, task.delta, task.columns, task.domain, unsaid, ...task.rules]))
    .digest('hex');
  const impossible = impossibleCells(task.rules, coded.cases.names, coded.values);
  const made = await synthesize({
    cases: coded.cases,
    method: task.method,
    rho: rhoOf(task.epsilon, task.delta),
    order: Math.min(ORDER, table.columns.length),
    impossible,
    bits: secureBits(),
    aim: AIM_OPTIONS,
    resume: task.resume === null ? undefined : readCheckpoint(task.resume, settings, ''),
    onProgress: ({ done }) => onProgress(done * 0.95),
    onCheckpoint: (state) => onCheckpoint(() => writeCheckpoint(state, settings)),
  });
  const published: CaseTable = {
    rows: made.rows[0]?.length ?? 0,
    columns: coded.cases.names.map((name, k) => ({
      name,
      values: coded.values[k] ?? [],
      codes: made.rows[k] ?? new Uint16Array(),
    })),
  };
  const order = Math.min(ORDER, table.columns.length);
  const compared = await compareTables(table, published, { order, unsaid: (_, value) => unsaid.includes(value) });
  const pieces: Uint8Array[] = [];
  for await (const piece of csvOf(coded.cases.names, coded.values, made.rows)) pieces.push(piece);
  return {
    file: Buffer.concat(pieces),
    columns: [...coded.cases.names],
    rows: published.rows,
    compare: compared.map(({ k, l1, suppressed, fabricated }) => ({ k, l1, suppressed, fabricated })),
    broken: impossible.length === 0 ? null : breaking(impossible, coded.cases.table.columns, table.rows),
  };
}
