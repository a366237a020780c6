import { execFile } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { writeWorkbook } from '../src/kernel/sheets/index.js';
import type { CaseTable } from '../src/modules/evidence/cases/case-table.js';
import { generateCases } from '../src/modules/evidence/demo/generate-cases.js';
import { csvOf } from '../src/modules/evidence/synthesize/csv-of.js';
import type { Bench, Figure } from './bench.js';

/** Rows and columns of a file of some 100 MB; beside it is one of a tenth of the rows. A workbook is packed, so it has more columns. */
const ROWS = 800_000;
const COLUMNS = { csv: 20, xlsx: 40 };
const MB = 2 ** 20;

interface Taken {
  rows: number;
  steps: number;
  seconds: number;
  /** In megabytes, of the whole process. */
  peak: number;
}

async function take(way: 'cli' | 'house', file: string): Promise<Taken> {
  const program = fileURLToPath(new URL('./intake-child.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', program, way, file]);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Taken;
}

async function write(file: string, { columns, rows }: CaseTable): Promise<number> {
  const names = columns.map(({ name }) => name);
  const values = columns.map((column) => column.values);
  function* sheetRows() {
    for (let row = 0; row < rows; row += 1)
      yield columns.map(({ codes }, at) => values[at]?.[(codes[row] ?? 0) - 1] ?? null);
  }
  const properties = { title: 'bench', creator: 'Concordance', language: 'en', created: new Date(0) };
  const pieces = file.endsWith('.csv')
    ? csvOf(
        names,
        values,
        columns.map(({ codes }) => codes),
      )
    : writeWorkbook([{ name: 'cases', columns: names.map((header) => ({ header })), rows: sheetRows() }], properties);
  await pipeline(pieces, createWriteStream(file));
  return (await stat(file)).size / MB;
}

/** Case files of a hundred megabytes: looked through at the command line, and taken into the house and encrypted. */
export const bench: Bench = {
  title: 'Evidence: large case files',
  about:
    'Generated cases, as csv (20 columns) and as .xlsx (40): `concordance evidence validate`, and brought to the house, looked through, encrypted and kept on the embedded database. Each in a process of its own; memory is the peak of the whole process, beside that for a tenth of the rows.',
  async run(): Promise<Figure[]> {
    const folder = await mkdtemp(join(tmpdir(), 'concordance-bench-'));
    try {
      const figures: Figure[] = [];
      for (const kind of ['csv', 'xlsx'] as const) {
        const [large, small] = [join(folder, `large.${kind}`), join(folder, `small.${kind}`)];
        const size = await write(large, generateCases({ rows: ROWS, columns: COLUMNS[kind] }));
        await write(small, generateCases({ rows: ROWS / 10, columns: COLUMNS[kind] }));
        for (const way of ['cli', 'house'] as const) {
          const [all, tenth] = [await take(way, large), await take(way, small)];
          const words = way === 'cli' ? 'validate' : 'into the house';
          figures.push({
            what: `${words}: ${kind} of ${Math.round(size)} MB, ${all.rows.toLocaleString('en')} rows, peak memory`,
            measured: `${Math.round(all.peak)} MB`,
            beside: `a tenth of the rows: ${Math.round(tenth.peak)} MB`,
            target: 'under 2,048 MB, all rows read',
            met: all.peak < 2048 && all.rows === ROWS,
          });
          figures.push({
            what: `${words}: ${kind}, CPU`,
            measured: `${all.seconds.toFixed(0)} s, ${all.steps} steps of progress`,
            beside: `a tenth of the rows: ${tenth.seconds.toFixed(1)} s`,
          });
        }
      }
      return figures;
    } finally {
      await rm(folder, { recursive: true });
    }
  },
};
