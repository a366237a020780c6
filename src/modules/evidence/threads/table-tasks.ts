import type { Mapping } from '../cases/mapping.js';
import type { DataSetKind } from '../datasets/data-set.js';
import { auditRows, type TableAudit } from '../disclosure/audit-table.js';
import { auditLinked, type LinkedFindings } from '../disclosure/link-published.js';
import { type ProtectedRows, protectRows } from '../disclosure/protect-rows.js';
import { readTable } from '../disclosure/read-table.js';
import { lookThroughCases, lookThroughTable, type Reading, type Seen } from '../intake/look-through.js';
import { type MadeFile, makeTableFile, type TableMethod } from '../runs/make-release-file.js';

/** Work on tables that takes long: each is done in a thread of its own, so that pages are answered meanwhile. Files go in and out as bytes. */
export interface TableTasks {
  /** What is in a file that was brought. It comes back corrected; what was given is overwritten. */
  look: { ask: { bytes: Uint8Array; kind: DataSetKind; reading: Reading }; answer: Seen };
  /** A table of the raw file of a data set. */
  make: { ask: { bytes: Uint8Array; method: TableMethod; identity: string; mapping: Mapping }; answer: MadeFile };
  /** What an outsider can work out of a published table. */
  audit: { ask: { bytes: Uint8Array }; answer: TableAudit };
  /** The same, and a table in which it cannot be. */
  protect: { ask: { bytes: Uint8Array }; answer: { audit: TableAudit; protected: ProtectedRows } };
  /** What a table gives away with others that are out already. */
  link: { ask: { bytes: Uint8Array; others: readonly Uint8Array[] }; answer: LinkedFindings };
}

export type TableTask = keyof TableTasks;

const read = async (bytes: Uint8Array) => (await readTable(bytes)).rows;

type OnProgress = (share: number) => void;

const DO: {
  [T in TableTask]: (ask: TableTasks[T]['ask'], onProgress: OnProgress) => Promise<TableTasks[T]['answer']>;
} = {
  look: ({ bytes, kind, reading }, onProgress) =>
    kind === 'table' ? lookThroughTable(bytes) : lookThroughCases(bytes, reading, onProgress),
  make: ({ bytes, method, ...of }) => makeTableFile(bytes, method, of),
  audit: async ({ bytes }) => auditRows(await read(bytes), { solve: true }),
  async protect({ bytes }) {
    const rows = await read(bytes);
    return { audit: await auditRows(rows, { solve: true }), protected: await protectRows(rows) };
  },
  async link({ bytes, others }) {
    const tables: Awaited<ReturnType<typeof read>>[] = [];
    for (const other of others) tables.push(await read(other));
    return auditLinked(await read(bytes), tables);
  },
};

/** @throws EvidenceRefusal, SheetRefusal */
export function doTableTask<T extends TableTask>(
  task: T,
  ask: TableTasks[T]['ask'],
  onProgress: OnProgress = () => {},
): Promise<TableTasks[T]['answer']> {
  return DO[task](ask, onProgress);
}
