import { isWorkbook, type OpenSheet, openSheet, SheetRefusal, type SheetRow } from '../../../kernel/sheets/index.js';
import { EvidenceRefusal } from '../refusal.js';
import { CASE_LIMITS } from './case-limits.js';
import type { CaseTable } from './case-table.js';
import { CellWatch } from './cell-watch.js';
import { ColumnBuilder, type MetValue } from './column-builder.js';
import { columnFindings, headerFindings } from './column-findings.js';
import type { Finding } from './finding.js';
import { readHead } from './read-head.js';

const MOST_COLUMNS = 250;

export interface ReadOptions {
  /** A column that names the person by a key: used to keep one record of each, and then let go. */
  person?: string | undefined;
  /** Columns that are left out before anything is looked at. */
  drop?: readonly string[] | undefined;
  /** Columns whose values are known, which are not taken for identifiers. */
  known?: ((column: string, value: string) => boolean) | undefined;
  /** Called now and then with the share that has been read, 0 to 1. */
  onProgress?: ((share: number, rows: number) => void) | undefined;
}

export interface ReadCases {
  table: CaseTable;
  /** As `table.columns`: each value with its count and the row where it is met first. */
  met: readonly (readonly MetValue[])[];
  findings: Finding[];
  format: 'csv' | 'xlsx';
  /** What the spreadsheet reader says of the file: codes of `sheets.finding.*`. */
  notes: OpenSheet['findings'];
}

/**
 * Reads case records, one row a person, from the bytes of a csv or .xlsx file, row by row into columns of small numbers. Empty cells are
 * missing. Findings of severity `refused` mean that the table must not be kept.
 *
 * @throws EvidenceRefusal when there is no table to speak of
 */
export async function readCases(bytes: Uint8Array, options: ReadOptions = {}): Promise<ReadCases> {
  if (bytes.length === 0) throw new EvidenceRefusal('empty-file');
  try {
    if (!isWorkbook(bytes)) refuseMixedDelimiters(bytes);
    const sheet = await openSheet(bytes, { limits: CASE_LIMITS });
    return await readSheet(sheet, options);
  } catch (error) {
    if (!(error instanceof SheetRefusal)) throw error;
    throw new EvidenceRefusal('unreadable', { detail: error.code, place: error.place ?? '', ...error.values });
  }
}

function refuseMixedDelimiters(bytes: Uint8Array): void {
  const mixed = readHead(bytes);
  if (mixed)
    throw new EvidenceRefusal('delimiters-mixed', { line: mixed.line, marks: mixed.marks.map(nameOfMark).join('  ') });
}

const nameOfMark = (mark: string): string => (mark === '\t' ? 'TAB' : mark);

async function readSheet(sheet: OpenSheet, { person, drop = [], known, onProgress }: ReadOptions): Promise<ReadCases> {
  let columns: (ColumnBuilder | null)[] | null = null;
  let keys: Set<string> | null = null;
  let keyPlace = -1;
  const findings: Finding[] = [];
  const watch = new CellWatch(findings, known);
  let rows = 0;
  for await (const row of sheet.rows()) {
    if (columns === null) {
      const header = headerOf(row);
      if (person !== undefined) {
        keyPlace = header.indexOf(person);
        if (keyPlace < 0) throw new EvidenceRefusal('no-such-column', { column: person });
        keys = new Set();
      }
      findings.push(...headerFindings(header, [...drop, ...(person === undefined ? [] : [person])]));
      columns = header.map((name, place) =>
        place === keyPlace || drop.includes(name) || name === '' ? null : new ColumnBuilder(name, place),
      );
      continue;
    }
    if (keys && isRepeated(row, keyPlace, keys, watch)) continue;
    addRow(row, rows, columns, watch, keyPlace);
    rows += 1;
    if (rows % 65_536 === 0) onProgress?.(sheet.fraction(), rows);
  }
  if (columns === null) throw new EvidenceRefusal('empty-file');
  if (rows === 0) throw new EvidenceRefusal('no-rows');
  const kept = columns.filter((column) => column !== null);
  watch.finish();
  findings.push(...kept.flatMap((column) => columnFindings(column, rows, known)));
  return {
    table: { rows, columns: kept.map((column) => column.finish(rows)) },
    met: kept.map(({ met }) => met),
    findings,
    format: sheet.format,
    notes: sheet.findings,
  };
}

function headerOf({ cells }: SheetRow): string[] {
  const width = (cells.at(-1)?.column ?? -1) + 1;
  if (width > MOST_COLUMNS) throw new EvidenceRefusal('too-many-columns', { columns: width, limit: MOST_COLUMNS });
  const header = Array.from({ length: width }, () => '');
  for (const { column, text } of cells) header[column] = text.trim();
  return header;
}

/** One person, one record: the first row of a key stays. */
function isRepeated({ cells, number }: SheetRow, place: number, keys: Set<string>, watch: CellWatch): boolean {
  const key = cells.find(({ column }) => column === place)?.value.trim();
  if (key === undefined || key === '') return false;
  if (keys.has(key)) {
    watch.repeated(number);
    return true;
  }
  keys.add(key);
  return false;
}

function addRow(
  { cells, number }: SheetRow,
  at: number,
  columns: (ColumnBuilder | null)[],
  watch: CellWatch,
  keyPlace: number,
): void {
  for (const cell of cells) {
    const column = columns[cell.column];
    if (column === undefined) watch.beyond(number);
    if (!column || cell.column === keyPlace) continue;
    const value = cell.value.trim().normalize('NFC');
    if (value === '') continue;
    if (cell.formula) {
      watch.formula(column.name, number);
      continue;
    }
    if (watch.isNoValue(column.name, value, number)) continue;
    const fresh = column.add(at, value, number);
    if (fresh) watch.fresh(column.name, fresh);
  }
}

/** Findings for which nothing of the file may be kept. */
export function refusedFindings(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ severity }) => severity === 'refused');
}

/** Each column with what was met in it. */
export function metColumns({
  table,
  met,
}: Pick<ReadCases, 'table' | 'met'>): { name: string; met: readonly MetValue[] }[] {
  return table.columns.map(({ name }, k) => ({ name, met: met[k] ?? [] }));
}
