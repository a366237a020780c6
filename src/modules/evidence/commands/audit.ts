import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { CommandContext } from '../../../kernel/module/index.js';
import { SheetRefusal } from '../../../kernel/sheets/index.js';
import { auditRows, type TableAudit } from '../disclosure/audit-table.js';
import { joinTables } from '../disclosure/join-tables.js';
import type { TableRow } from '../disclosure/linked-table.js';
import { protectRows } from '../disclosure/protect-rows.js';
import { readTable } from '../disclosure/read-table.js';
import { writeTable } from '../disclosure/write-table.js';
import { EvidenceRefusal } from '../refusal.js';
import { langOf, withRefusals } from './io.js';
import { writeWhole } from './write-whole.js';

export interface AuditFlags {
  json?: boolean;
  /** Ask what all published sums together tell, too. */
  solve?: boolean;
  /** File to write the protected table to. */
  protect?: string;
  lang?: string;
}

/**
 * `concordance evidence audit TABLE...`: which suppressed cells can be worked out. Several tables of one form are audited as one that was
 * published in parts. The form of `--json` is that of `TableAudit`; with --protect also `"protect": { "file", "atRisk", "withheld", "hidden",
 * "recoverable", "determined" }`, the last two as the audit of the new file finds them.
 */
export async function audit(files: readonly string[], flags: AuditFlags, context: CommandContext): Promise<void> {
  await withRefusals(context, { json: flags.json, lang: langOf(flags.lang) }, async () => {
    const { protect } = flags;
    if (protect !== undefined && (files.length !== 1 || !/\.(?:csv|xlsx)$/iu.test(protect)))
      throw new EvidenceRefusal('bad-option', {
        option: '--protect',
        value: protect,
        expected: 'TABLE --protect safe.csv, safe.xlsx',
      });
    const tables: (readonly TableRow[])[] = [];
    for (const file of files) tables.push(await rowsOf(file));
    const [only, ...more] = tables;
    const names = files.map((file) => basename(file));
    const joined = only !== undefined && more.length === 0 ? { rows: only, placeOf: null } : joinTables(tables, names);
    const found = placed(await auditRows(joined.rows, { solve: flags.solve ?? false }), joined.placeOf);
    if (protect === undefined || only === undefined) {
      await context.write(flags.json ? json(found) : summary(found));
      return;
    }
    const report = { file: protect, ...(await writeProtected(only, protect)) };
    await context.write(flags.json ? json({ ...found, protect: report }) : summary(found) + protectionSummary(report));
  });
}

async function rowsOf(file: string): Promise<TableRow[]> {
  try {
    return (await readTable(await readFile(file))).rows;
  } catch (error) {
    if (!(error instanceof SheetRefusal)) throw error;
    throw new EvidenceRefusal('unreadable', { detail: error.code, place: error.place ?? '', ...error.values });
  }
}

async function writeProtected(rows: readonly TableRow[], path: string) {
  const { rows: safe, ...counts } = await protectRows(rows);
  const pieces = writeTable(safe, /\.csv$/iu.test(path) ? 'csv' : 'xlsx');
  await writeWhole(path, pieces);
  const after = await auditRows(safe, { solve: true });
  return { ...counts, recoverable: after.recoverable, determined: after.solve?.determined ?? 0 };
}

const json = (value: object): string => `${JSON.stringify(value)}\n`;

interface Place {
  table: string;
  row: number;
}

/** With several tables every row says of which it is. */
function placed(audit: TableAudit, placeOf: ((row: number) => Place) | null): TableAudit & { unreadIn?: Place[] } {
  if (placeOf === null) return audit;
  const cellsAtRisk = audit.cellsAtRisk.map((one) => ({ ...one, ...placeOf(one.row) }));
  const clashes = audit.clashes.map((one) => ({ ...one, places: one.rows.map(placeOf) }));
  const smallShown = audit.smallShown.map((one) => ({ ...one, ...placeOf(one.row) }));
  const solve = audit.solve && {
    ...audit.solve,
    cells: audit.solve.cells.map((one) => ({ ...one, ...placeOf(one.row) })),
  };
  const unreadIn = audit.unread.map(placeOf);
  return {
    ...audit,
    cellsAtRisk,
    clashes,
    smallShown,
    unread: unreadIn.map(({ row }) => row),
    unreadIn,
    ...(solve && { solve }),
  };
}

function summary({
  cells,
  suppressed,
  recoverable,
  byRelation,
  clashes,
  unread,
  smallShown,
  solve,
}: TableAudit): string {
  const lines = [
    `${cells} cells, ${suppressed} suppressed.`,
    recoverable === 0
      ? 'No suppressed cell can be worked out by one subtraction.'
      : `${recoverable} suppressed cells can be worked out by one subtraction: ${Object.entries(byRelation)
          .map(([name, n]) => `${n} by ${name}`)
          .join(', ')}.`,
    ...(clashes.length === 0
      ? []
      : [
          `${clashes.length} cells are claimed by more than one row; the last row stands. ${clashes.filter(({ shows }) => shows).length} of them are shown in one row and suppressed in another.`,
        ]),
    ...(unread.length === 0
      ? []
      : [
          `The figure cannot be read in rows ${unread.slice(0, 10).join(', ')}${unread.length > 10 ? ' and more' : ''}.`,
        ]),
    ...(smallShown.length === 0
      ? []
      : [`${smallShown.length} cells show a number that is smaller than the least that the table shows elsewhere.`]),
    ...(solve === undefined
      ? []
      : [
          `All published sums together leave one possible value for ${solve.determined} cells, and fewer than the table pretends for ${solve.narrowed}. The published figures contradict each other around ${solve.contradicted}.`,
        ]),
    'Rows: --json. A protected table: --protect FILE.',
  ];
  return `${lines.join('\n')}\n`;
}

interface ProtectionReport {
  file: string;
  atRisk: number;
  withheld: number;
  recoverable: number;
  determined: number;
}

function protectionSummary({ file, atRisk, withheld, recoverable, determined }: ProtectionReport): string {
  return `${file}: ${withheld} further cells withheld to protect ${atRisk}. Left: ${recoverable} by one subtraction, ${determined} by all sums.\n`;
}
