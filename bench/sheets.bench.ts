import { execFile } from 'node:child_process';
import { mkdtemp, open, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { writeWorkbook } from '../src/kernel/sheets/index.js';
import { type Bench, cpuSeconds, type Figure } from './bench.js';

const ROWS = 50_000;
const COLUMNS = 15;
const MB = 2 ** 20;
const TITLE = 'Take appropriate measures to prevent trafficking in persons and report on them';

function* rows() {
  for (let k = 0; k < ROWS; k += 1)
    yield Array.from({ length: COLUMNS }, (_, column) => {
      if (column === 0) return `a-res-70-179-op-${k}-1`;
      if (column === 1) return k;
      return column === 2 ? { date: '2026-07-30' } : `${TITLE} ${(k * 31 + column) % 997}`;
    });
}

interface Reading {
  cells: number;
  seconds: number;
  peak: number;
}

async function read(way: 'house' | 'whole', file: string): Promise<Reading> {
  const program = fileURLToPath(new URL('./sheets-reader.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', program, way, file]);
  return JSON.parse(stdout) as Reading;
}

async function write(file: string): Promise<void> {
  const columns = Array.from({ length: COLUMNS }, (_, k) => ({ header: `column ${k + 1}` }));
  const properties = { title: 'bench', creator: 'Concordance', language: 'en', created: new Date(0) };
  const out = await open(file, 'w');
  for await (const piece of writeWorkbook([{ name: 'bench', columns, rows: rows() }], properties))
    await out.write(piece);
  await out.close();
}

const mb = (bytes: number) => `${Math.round(bytes / MB)} MB`;

export const bench: Bench = {
  title: 'Spreadsheets: reading and writing',
  about: `A workbook of ${ROWS.toLocaleString('en')} rows and ${COLUMNS} columns, written row by row and read row by row; beside it, the plain way: everything unpacked and parsed into arrays. Each reading in a process of its own: CPU seconds and peak memory of the whole process.`,
  async run(): Promise<Figure[]> {
    const folder = await mkdtemp(join(tmpdir(), 'concordance-bench-'));
    try {
      const file = join(folder, 'bench.xlsx');
      const before = process.memoryUsage().rss;
      const written = await cpuSeconds(() => write(file));
      const grown = Math.max(0, process.memoryUsage().rss - before);
      const { size } = await stat(file);
      const house = await read('house', file);
      const whole = await read('whole', file);
      const cells = (ROWS + 1) * COLUMNS;
      return [
        {
          what: `peak memory of a reading (file of ${mb(size)})`,
          measured: mb(house.peak),
          beside: `unpacked whole: ${mb(whole.peak)}`,
          target: 'below half',
          met: house.cells === cells && house.peak < whole.peak / 2,
        },
        {
          what: 'reading',
          measured: `${house.seconds.toFixed(1)} s`,
          beside: `unpacked whole: ${whole.seconds.toFixed(1)} s`,
        },
        { what: 'writing', measured: `${written.seconds.toFixed(1)} s, memory grown by ${mb(grown)}` },
      ];
    } finally {
      await rm(folder, { recursive: true });
    }
  },
};
