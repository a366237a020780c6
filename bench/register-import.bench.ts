import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrationFolders } from '../src/app/migrations.js';
import { type Database, migrate, openDatabase } from '../src/kernel/db/index.js';
import { addMessages } from '../src/kernel/i18n/index.js';
import { startWorker } from '../src/kernel/jobs/index.js';
import { writeWorkbook } from '../src/kernel/sheets/index.js';
import { applySheet, bringSheet, getSheetImport } from '../src/modules/commitments/bring-sheet.js';
import { sheetJobs } from '../src/modules/commitments/sheet-jobs.js';
import { thread } from '../src/modules/documents/facts/thread.js';
import { loadFacts } from '../src/modules/documents/load-facts.js';
import type { Bench, Figure } from './bench.js';

for (const module of ['commitments', 'documents'])
  addMessages(module, new URL(`../src/modules/${module}/messages/`, import.meta.url));

const ADMINISTRATOR = { kind: 'administrator', id: 'local' } as const;
const log = { debug() {}, info() {}, warn() {}, error() {} };
const COLUMNS = [
  'document',
  'section',
  'paragraph',
  'act',
  'addressees',
  'title_en',
  'title_fr',
  'theme',
  'due',
  'state',
];

function* rows(count: number) {
  for (let k = 1; k <= count; k += 1)
    yield [
      'A/RES/64/293',
      'annex',
      1000 + k,
      'urge',
      'Member States | UNODC',
      `Measure ${k} against trafficking in persons`,
      `Mesure ${k}`,
      'a | c [suggested]',
      '2029-12-31',
      'under-way',
    ];
}

async function sheet(count: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  const properties = { title: 'bench', creator: 'Concordance', language: 'en', created: new Date(0) };
  const columns = COLUMNS.map((header) => ({ header }));
  for await (const piece of writeWorkbook([{ name: 'bench', columns, rows: rows(count) }], properties))
    pieces.push(piece);
  return Buffer.concat(pieces);
}

/** Seconds until the job of the import is over, and the most memory that the program's own thread held meanwhile. */
async function watch(db: Database, importId: string): Promise<{ seconds: number; peak: number }> {
  const begun = performance.now();
  let peak = 0;
  for (;;) {
    const { heapUsed, external } = process.memoryUsage();
    peak = Math.max(peak, heapUsed + external);
    const { job } = await getSheetImport(db, ADMINISTRATOR, importId);
    if (job !== null && !['waiting', 'running'].includes(job.state)) {
      if (job.state !== 'done') throw new Error(`The job is ${job.state}: ${JSON.stringify(job.problem)}`);
      return { seconds: (performance.now() - begun) / 1000, peak };
    }
    await new Promise((done) => setTimeout(done, 100));
  }
}

async function importRows(count: number) {
  const folder = await mkdtemp(join(tmpdir(), 'concordance-bench-'));
  const db = await openDatabase({ folder });
  await migrate(db, migrationFolders());
  await loadFacts(db, thread);
  const worker = await startWorker({ db, log, handlers: sheetJobs });
  try {
    const { importId } = await bringSheet(db, ADMINISTRATOR, { bytes: await sheet(count), name: 'bench.xlsx' });
    const compare = await watch(db, importId);
    await applySheet(db, ADMINISTRATOR, importId);
    const apply = await watch(db, importId);
    const { counts } = await getSheetImport(db, ADMINISTRATOR, importId);
    return { compare, apply, counts };
  } finally {
    await worker.stop();
    await db.close();
    await rm(folder, { recursive: true });
  }
}

const mb = (bytes: number) => `${Math.round(bytes / 2 ** 20)} MB`;

export const bench: Bench = {
  title: 'The register: a sheet brought in',
  about:
    'New commitments from an .xlsx of ten columns into the embedded database: compared with the register, then applied in one transaction. Memory is what the thread of the program held at its peak; the engine has a thread of its own.',
  async run(): Promise<Figure[]> {
    const small = await importRows(5_000);
    const large = await importRows(50_000);
    const peak = Math.max(large.compare.peak, large.apply.peak);
    const smallPeak = Math.max(small.compare.peak, small.apply.peak);
    return [
      {
        what: 'peak memory, 50,000 rows',
        measured: mb(peak),
        beside: `5,000 rows: ${mb(smallPeak)}`,
        target: 'below 3 times as much',
        met: peak < 3 * smallPeak && large.counts.new === 50_000,
      },
      {
        what: 'comparing 50,000 rows',
        measured: `${large.compare.seconds.toFixed(0)} s`,
        beside: `5,000 rows: ${small.compare.seconds.toFixed(1)} s`,
      },
      {
        what: 'applying 50,000 rows',
        measured: `${large.apply.seconds.toFixed(0)} s`,
        beside: `5,000 rows: ${small.apply.seconds.toFixed(1)} s`,
      },
    ];
  },
};
