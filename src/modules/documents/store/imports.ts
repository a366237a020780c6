import type { Connection } from '../../../kernel/db/index.js';
import type { Lang } from '../reader/reading.js';
import { documentsTables, type ImportProblem, type ImportRow } from './tables.js';

/** One bringing of one file or paste. */
export interface TextImport {
  id: string;
  jobId: string | null;
  state: 'waiting' | 'done' | 'refused';
  fileSha256: string;
  fileName: string;
  pasted: boolean;
  lang: Lang | null;
  symbol: string | null;
  documentId: string | null;
  textId: string | null;
  problem: ImportProblem | null;
  begunAt: Date;
  endedAt: Date | null;
}

function importOf(row: Omit<ImportRow, 'problem'> & { problem: ImportProblem | null }): TextImport {
  return {
    id: row.id,
    jobId: row.job_id,
    state: row.state,
    fileSha256: row.file_sha256,
    fileName: row.file_name,
    pasted: row.pasted,
    lang: row.lang,
    symbol: row.symbol,
    documentId: row.document_id,
    textId: row.text_id,
    problem: row.problem,
    begunAt: row.begun_at,
    endedAt: row.ended_at,
  };
}

export async function insertImport(c: Connection, row: Omit<ImportRow, 'problem'>): Promise<void> {
  await documentsTables(c)
    .insertInto('text_import')
    .values({ ...row, problem: null })
    .execute();
}

/** An import by id. `lock`: until the end of the transaction nobody else ends it. */
export async function findImport(
  c: Connection,
  id: string,
  options: { lock?: boolean } = {},
): Promise<TextImport | null> {
  const query = documentsTables(c).selectFrom('text_import').selectAll().where('id', '=', id);
  const row = await (options.lock ? query.forUpdate() : query).executeTakeFirst();
  return row === undefined ? null : importOf(row);
}

/** The latest imports that brought no text that stands: to go on with, or to try again. */
export async function listImports(c: Connection, limit: number): Promise<TextImport[]> {
  const rows = await documentsTables(c)
    .selectFrom('text_import')
    .selectAll()
    .orderBy('begun_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map(importOf);
}

export async function setImportJob(c: Connection, id: string, jobId: string): Promise<void> {
  await documentsTables(c).updateTable('text_import').set({ job_id: jobId }).where('id', '=', id).execute();
}

export async function endImport(
  c: Connection,
  id: string,
  end: { textId: string; documentId: string } | { problem: ImportProblem },
): Promise<void> {
  const change =
    'problem' in end
      ? { state: 'refused' as const, problem: JSON.stringify(end.problem) }
      : { state: 'done' as const, text_id: end.textId, document_id: end.documentId };
  await documentsTables(c)
    .updateTable('text_import')
    .set({ ...change, ended_at: new Date() })
    .where('id', '=', id)
    .execute();
}
