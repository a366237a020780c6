import { parse } from 'csv-parse/sync';
import { EstimationRefusal } from './refusal.js';

/** A table as text: the header, and the rows with the line each began on (for messages). */
export interface TextTable {
  header: string[];
  rows: string[][];
  /** Where each row stands in the file, from 1; absent where they follow the header without a gap. */
  numbers?: number[];
}

/** Where a row stands in the file, as a person counts: the header is row 1. */
export function numberOfRow({ numbers }: Pick<TextTable, 'numbers'>, row: number): number {
  return numbers?.[row] ?? row + 2;
}

/**
 * Reads delimited text: comma, semicolon or tab (whichever the first line holds most of), UTF-8 with or without a byte order
 * mark, RFC 4180 quoting. Refuses an empty file, rows of unequal length, and a first row that is numbers instead of names.
 */
export function readTable(text: string): TextTable {
  // Blank lines are no rows, but people count them; looking for their numbers costs time, and few files have any.
  if (!/\n[ \t]*\r?\n[ \t]*[^\s]/u.test(text)) return tableOfRecords(readRecords(text));
  const all = readRecords(text, { blank: true }).map((record, k) => ({ record, number: k + 1 }));
  const kept = all.filter(({ record }) => record.some((cell) => cell !== ''));
  return tableOfRecords(
    kept.map(({ record }) => record),
    kept.slice(1).map(({ number }) => number),
  );
}

/** A table from records, the first of which is its header. */
export function tableOfRecords(records: string[][], numbers?: number[]): TextTable {
  const [first, ...rows] = records;
  if (!first) throw new EstimationRefusal('empty-file');
  const header = first.map((name) => name.trim());
  if (header.every((name) => name === '' || Number.isFinite(Number(name))))
    throw new EstimationRefusal('missing-header');
  if (rows.length === 0) throw new EstimationRefusal('empty-file');
  rows.forEach((row, k) => {
    if (row.length !== header.length)
      throw new EstimationRefusal('ragged-row', {
        row: numberOfRow({ ...(numbers && { numbers }) }, k),
        found: row.length,
        expected: header.length,
      });
  });
  return { header, rows, ...(numbers && { numbers }) };
}

/** Records of delimited text without regard to a header; blank lines are skipped unless asked for. */
export function readRecords(text: string, { blank = false } = {}): string[][] {
  const firstLine = text.slice(0, (text.indexOf('\n') + 1 || text.length + 1) - 1);
  const counted = [',', ';', '\t'].map((mark) => ({ mark, n: firstLine.split(mark).length }));
  counted.sort((a, b) => b.n - a.n);
  try {
    return parse(text, {
      bom: true,
      delimiter: counted[0]?.mark ?? ',',
      relax_column_count: true,
      skip_empty_lines: !blank,
      trim: true,
    });
  } catch (error) {
    throw new EstimationRefusal('unreadable', { detail: error instanceof Error ? error.message : String(error) });
  }
}
