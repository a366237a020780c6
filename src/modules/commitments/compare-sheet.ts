import { z } from 'zod';
import { loadFile } from '../../kernel/files/index.js';
import type { JobHandler, RunningJob } from '../../kernel/jobs/index.js';
import { normalized, SheetRefusal } from '../../kernel/sheets/index.js';
import { HOUSE } from '../documents/index.js';
import { recordImport } from './bring-sheet.js';
import { type ReadRow, readRow } from './sheet/read-row.js';
import { NoRegister, openRegisterSheet, type RegisterSheet } from './sheet/read-sheet.js';
import { type KnownDocument, meantKey, type Register, type StagedRow, stageRow } from './sheet/stage-row.js';
import { vocabularies } from './sheet/vocabulary.js';
import type { ImportNote } from './store/import-tables.js';
import { clearRows, countRows, findImport, insertRows, refuseMerged, setImport } from './store/imports.js';
import { currentOf, findKnownDocuments, findUsedAddressees, findWhole } from './store/sheet-register.js';
import { dayOf } from './timing/days.js';

export const payloadShape = z.object({ importId: z.string() });

/** Rows compared and kept at a time. */
const BATCH = 250;
export const MOST_ROWS = 200_000;

/**
 * The job `commitments.compare-sheet`: reads a brought file row by row and keeps what each row comes to. Nothing of the register changes.
 * Killed anywhere, it begins anew; rows of before are cleared first.
 */
export const compareSheetJob: JobHandler = {
  options: { resumable: true, attempts: 3 },
  run: async (job) => {
    const { importId } = payloadShape.parse(job.payload);
    const found = await findImport(job.db.connection, importId);
    if (found === null || found.state !== 'comparing') return { importId };
    await job.progress({ done: 0, total: 100, message: 'commitments.progress.comparing' });
    await clearRows(job.db.connection, importId);
    try {
      const bytes = await loadFile(job.db.connection, found.file_sha256);
      const sheet = await openRegisterSheet(bytes);
      const rows = await compareRows(job, importId, sheet);
      return job.finish(async (c) => {
        for (const { columns, ...range } of sheet.merged())
          await refuseMerged(c, importId, { ...range, column: columns[0] ?? 'key' });
        const counts = await countRows(c, importId);
        await setImport(c, importId, { state: 'compared', compared_at: new Date(), findings: sheet.notes() });
        await recordImport(c, HOUSE, importId, 'commitments.compare-sheet', { rows, ...counts });
        return { importId };
      });
    } catch (error) {
      const problem = problemOf(error);
      if (problem === null) throw error;
      return job.finish(async (c) => {
        await clearRows(c, importId);
        await setImport(c, importId, { state: 'refused', problem });
        await recordImport(c, HOUSE, importId, 'commitments.refuse-sheet', { code: problem.code });
        return { importId };
      });
    }
  },
};

function problemOf(error: unknown): ImportNote | null {
  if (error instanceof SheetRefusal)
    return { family: 'sheets', code: error.code, place: error.place, values: error.values };
  if (error instanceof NoRegister)
    return { family: 'commitments', code: error.code, place: null, values: { most: MOST_ROWS } };
  return null;
}

async function compareRows(job: RunningJob, importId: string, sheet: RegisterSheet): Promise<number> {
  const c = job.db.connection;
  const [documents, addressees] = await Promise.all([findKnownDocuments(c), findUsedAddressees(c)]);
  const context = { has: sheet.has, words: vocabularies(addressees), lang: sheet.lang, today: dayOf(new Date()) };
  const names = documentsByName(documents);
  const seen = new Map<string, number>();
  let position = 1;
  let batch: (ReadRow | { line: number; broken: true })[] = [];
  const flush = async () => {
    const rows = await stageBatch(batch);
    await insertRows(c, importId, position, rows);
    position += rows.length;
    batch = [];
    await job.progress({ done: sheet.fraction() * 100, total: 100 });
  };
  for await (const raw of sheet.rows()) {
    batch.push('broken' in raw ? raw : readRow(raw, context));
    if (position + batch.length > MOST_ROWS) throw new NoRegister('too-many-rows');
    if (batch.length === BATCH) await flush();
  }
  await flush();
  return position - 1;

  async function stageBatch(rows: typeof batch): Promise<StagedRow[]> {
    const keys = rows.flatMap((row) => ('broken' in row ? [] : [meantKey(row, documentOf(row.document))]));
    const held = await findWhole(
      c,
      [...new Set(keys)].filter((key) => key !== ''),
    );
    const register: Register = {
      find: (key) => {
        const whole = held.get(key);
        return whole === undefined ? null : currentOf(whole);
      },
      document: documentOf,
      seen: (key, line) => {
        const before = seen.get(key);
        if (before === undefined) seen.set(key, line);
        return before ?? null;
      },
    };
    return rows.map((row) => ('broken' in row ? brokenRow(row.line) : stageRow(row, register)));
  }

  function documentOf(name: string): KnownDocument | null {
    return names.get(normalized(name)) ?? null;
  }
}

function documentsByName(documents: readonly KnownDocument[]): Map<string, KnownDocument> {
  const names = new Map<string, KnownDocument>();
  for (const document of documents) {
    names.set(normalized(document.slug), document);
    if (document.symbol !== null) names.set(normalized(document.symbol), document);
  }
  return names;
}

function brokenRow(line: number): StagedRow {
  const problems = [{ column: 'key' as const, ref: null, code: 'no-such-shape' as const, values: { line } }];
  return {
    line,
    kind: 'refused',
    key: '',
    commitmentId: null,
    version: null,
    place: null,
    changes: [],
    said: null,
    problems,
  };
}
