import { assertEstimable, type Histories, MOST_LISTS } from './histories.js';
import { numberOfRow, type TextTable } from './read-table.js';
import { EstimationRefusal, type RefusalCode } from './refusal.js';

/** What a file of capture histories held. */
export interface ReadHistories extends Histories {
  /** Name of the column with the counts, or null where each row is a person. */
  countColumn: string | null;
  /** Whether that column was taken only because it stands last and holds numbers: its name says nothing of counts. */
  countGuessed: boolean;
  /** For each row of the file its history, so that resamples given by row can be added up. */
  rowHistories: Int32Array;
  /** For each row its count (1 where each row is a person). */
  rowCounts: Float64Array;
  /** Rows whose history had stood in an earlier row with a count; their persons are added up. */
  duplicatedRows: number;
  /** Covariates by name with the level of each row; empty where none was asked for. */
  covariates: { name: string; levels: string[]; rowLevels: Int32Array }[];
}

/** Names that mark the column of counts, the first that occurs being taken (contract, "Input"). */
export const COUNT_NAMES = ['count', 'frequency', 'freq', 'n'];

/** Most levels of one covariate: beyond, each level holds too few persons for any model. */
export const MOST_LEVELS = 30;

const MARKS = ['0', '1'];

/**
 * Turns a table into histories. Columns are lists with 0/1; a column named count, n, freq or frequency (else the last, if it
 * holds a value other than 0 and 1) holds the persons of each row. Equal histories are added up.
 *
 * @param countName the column with the counts, null where each row is a person; found by the rule above where it is not given
 */
export function readHistories(
  table: TextTable,
  covariateNames: string[] = [],
  countName?: string | null,
): ReadHistories {
  const { header, rows } = table;
  const seen = new Set<string>();
  header.forEach((name, k) => {
    if (name === '') throw new EstimationRefusal('unnamed-column', { column: k + 1 });
    // Marks that come twice are a first row of data, whatever text stands beside them.
    if (seen.has(name))
      throw new EstimationRefusal(MARKS.includes(name) ? 'missing-header' : 'duplicate-name', { name });
    seen.add(name);
  });
  const covariateColumns = covariateNames.map((name) => {
    const column = header.indexOf(name);
    if (column < 0) throw new EstimationRefusal('unknown-covariate', { name, columns: header.join(', ') });
    return column;
  });
  const free = header.map((_, k) => k).filter((k) => !covariateColumns.includes(k));
  const countColumn = countName === undefined ? findCountColumn(table, free) : columnNamed(header, countName);
  const listColumns = free.filter((k) => k !== countColumn);
  if (listColumns.length < 2) throw new EstimationRefusal('one-list', { lists: listColumns.length });
  if (listColumns.length > MOST_LISTS)
    throw new EstimationRefusal('too-many-lists', { lists: listColumns.length, most: MOST_LISTS });

  const counts = new Float64Array(1 << listColumns.length);
  const rowHistories = new Int32Array(rows.length);
  const rowCounts = new Float64Array(rows.length);
  const met = new Set<string>();
  let duplicatedRows = 0;
  rows.forEach((row, r) => {
    let history = 0;
    listColumns.forEach((column, k) => {
      if (readMark(row[column] ?? '', () => numberOfRow(table, r), header[column] ?? '')) history |= 1 << k;
    });
    const count = countColumn === null ? 1 : readCount(row[countColumn] ?? '', () => ({ row: numberOfRow(table, r) }));
    if (history === 0 && count > 0) throw new EstimationRefusal('unseen-history', { row: numberOfRow(table, r) });
    rowHistories[r] = history;
    rowCounts[r] = count;
    counts[history] = (counts[history] as number) + count;
    if (countColumn !== null) {
      const key = [history, ...covariateColumns.map((c) => row[c])].join('\u0000');
      if (met.has(key)) duplicatedRows += 1;
      met.add(key);
    }
  });
  const histories: Histories = { lists: listColumns.map((k) => header[k] ?? ''), counts };
  assertEstimable(histories);
  return {
    ...histories,
    countColumn: countColumn === null ? null : (header[countColumn] ?? ''),
    countGuessed: countName === undefined && countColumn !== null && !isCountName(header[countColumn]),
    rowHistories,
    rowCounts,
    duplicatedRows,
    covariates: covariateColumns.map((column) => readLevels(table, column)),
  };
}

function isCountName(name = ''): boolean {
  return COUNT_NAMES.includes(name.toLowerCase());
}

function columnNamed(header: string[], name: string | null): number | null {
  const column = name === null ? -1 : header.indexOf(name);
  return column < 0 ? null : column;
}

function findCountColumn({ header, rows }: TextTable, free: number[]): number | null {
  for (const wanted of COUNT_NAMES) {
    const found = free.find((k) => header[k]?.toLowerCase() === wanted);
    if (found !== undefined) return found;
  }
  const last = free.at(-1);
  if (last === undefined) return null;
  // A column of words alone is a covariate that nobody named, and is refused as such.
  return rows.some((row) => isNumber(row[last]) && !MARKS.includes(row[last] ?? '')) ? last : null;
}

function isNumber(text = ''): boolean {
  return text !== '' && Number.isFinite(Number(text));
}

function readMark(text: string, row: () => number, list: string): boolean {
  const value = text === '' ? Number.NaN : Number(text);
  if (value !== 0 && value !== 1)
    throw new EstimationRefusal('not-zero-one', { row: row(), list, value: text.slice(0, 40) });
  return value === 1;
}

/** A count as written: a whole number of persons, not negative. `place` names where it stands, for the message. */
export function readCount(text: string, place: () => Record<string, number>): number {
  const value = text === '' ? Number.NaN : Number(text);
  const refuse = (code: RefusalCode) => new EstimationRefusal(code, { ...place(), value: text.slice(0, 40) });
  if (!Number.isFinite(value)) throw refuse('not-a-count');
  if (value < 0) throw refuse('negative-count');
  if (!Number.isInteger(value)) throw refuse('fractional-count');
  if (value > 1e12) throw refuse('count-too-large');
  return value;
}

function readLevels({ header, rows }: TextTable, column: number): ReadHistories['covariates'][number] {
  const levels: string[] = [];
  const numbers = new Map<string, number>();
  const rowLevels = Int32Array.from(rows, (row) => {
    const level = row[column] ?? '';
    const known = numbers.get(level);
    if (known !== undefined) return known;
    numbers.set(level, levels.length);
    levels.push(level);
    return levels.length - 1;
  });
  const name = header[column] ?? '';
  if (levels.length > MOST_LEVELS)
    throw new EstimationRefusal('too-many-levels', { covariate: name, levels: levels.length, most: MOST_LEVELS });
  return { name, levels, rowLevels };
}
