import type { Database, Engine } from '../src/kernel/db/index.js';
import { addMessages } from '../src/kernel/i18n/index.js';
import { startWorker } from '../src/kernel/jobs/index.js';
import { writeWorkbook } from '../src/kernel/sheets/index.js';
import { applySheet, bringSheet, getSheetImport, undoSheet } from '../src/modules/commitments/bring-sheet.js';
import { sheetJobs } from '../src/modules/commitments/sheet-jobs.js';
import type { Bench, Figure } from './bench.js';
import { inMeasuredHouse } from './measured-house.js';

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

interface Watched {
  seconds: number;
  /** The most memory that the program's own thread held. */
  peak: number;
  /** The longest that a read of the register took meanwhile. */
  wait: number;
}

/** Until the job of the import is over. */
async function watch(db: Database, importId: string): Promise<Watched> {
  const begun = performance.now();
  let [peak, wait] = [0, 0];
  for (;;) {
    const { heapUsed, external } = process.memoryUsage();
    peak = Math.max(peak, heapUsed + external);
    const asked = performance.now();
    const { job } = await getSheetImport(db, ADMINISTRATOR, importId);
    wait = Math.max(wait, (performance.now() - asked) / 1000);
    if (job !== null && !['waiting', 'running'].includes(job.state)) {
      if (job.state !== 'done') throw new Error(`The job is ${job.state}: ${JSON.stringify(job.problem)}`);
      return { seconds: (performance.now() - begun) / 1000, peak, wait };
    }
    await new Promise((done) => setTimeout(done, 100));
  }
}

const importRows = (engine: Engine, count: number) =>
  inMeasuredHouse(engine, async ({ db }) => {
    const worker = await startWorker({ db, log, handlers: sheetJobs });
    try {
      const { importId } = await bringSheet(db, ADMINISTRATOR, { bytes: await sheet(count), name: 'bench.xlsx' });
      const compare = await watch(db, importId);
      await applySheet(db, ADMINISTRATOR, importId);
      const apply = await watch(db, importId);
      await undoSheet(db, ADMINISTRATOR, importId);
      const undo = await watch(db, importId);
      const { counts } = await getSheetImport(db, ADMINISTRATOR, importId);
      if (counts.new !== count) throw new Error(`${counts.new} of ${count} rows were new`);
      return { compare, apply, undo };
    } finally {
      await worker.stop();
    }
  });

type Imported = Awaited<ReturnType<typeof importRows>>;

const mb = (bytes: number) => `${Math.round(bytes / 2 ** 20)} MB`;
const seconds = (time: number) => `${time.toFixed(time < 10 ? 1 : 0)} s`;
const peakOf = ({ compare, apply, undo }: Imported) => Math.max(compare.peak, apply.peak, undo.peak);

function figures(on: string, small: Imported, large: Imported): Figure[] {
  const parts = [
    ['comparing', 'compare'],
    ['applying', 'apply'],
    ['undoing', 'undo'],
  ] as const;
  return parts.flatMap(([what, part]) => [
    {
      what: `${on}: ${what} 50,000 rows`,
      measured: seconds(large[part].seconds),
      beside: `5,000 rows: ${seconds(small[part].seconds)}`,
    },
    {
      what: `${on}: the longest that another read waited meanwhile`,
      measured: seconds(large[part].wait),
      beside: `5,000 rows: ${seconds(small[part].wait)}`,
    },
  ]);
}

export const bench: Bench = {
  title: 'The register: a sheet brought in',
  about:
    'New commitments from an .xlsx of ten columns: compared with the register, applied, and undone, while another one reads how far it is ten times a second. Everything is worked out in batches of 500 rows; the last step moves it into the register as a whole. Memory is what the thread of the program held at its peak; the embedded engine has a thread of its own.',
  async run(): Promise<Figure[]> {
    const small = await importRows('pglite', 5_000);
    const large = await importRows('pglite', 50_000);
    const peak = peakOf(large);
    const list: Figure[] = [
      {
        what: 'peak memory, 50,000 rows',
        measured: mb(peak),
        beside: `5,000 rows: ${mb(peakOf(small))}`,
        target: 'below 3 times as much',
        met: peak < 3 * peakOf(small),
      },
      ...figures('embedded', small, large),
    ];
    if (process.env.TEST_DATABASE_URL === undefined) return list;
    return [
      ...list,
      ...figures('PostgreSQL', await importRows('postgres', 5_000), await importRows('postgres', 50_000)),
    ];
  },
};
