/**
 * The nouns of spreadsheets: what a cell holds, what a row is, what is said about a file. No I/O.
 */

export type CellKind = 'text' | 'number' | 'date' | 'time' | 'boolean' | 'error';

/** A cell that holds something; empty ones are not there. */
export interface Cell {
  /** "B7" */
  ref: string;
  /** From 0. */
  column: number;
  kind: CellKind;
  /**
   * As a person sees it, as far as it can be known exactly: a number by its format ("00042"), a date as ISO 8601 whatever its format.
   * The width of a column, which makes Excel show fewer digits, is not looked at.
   */
  text: string;
  /** What is meant: a number as the shortest decimal of at most 15 digits, else the same as `text`. */
  value: string;
  /** It is the stored result of a formula. Formulas are never run. */
  formula: boolean;
}

/** A row that holds something; blank ones are not there and cost nothing. */
export interface SheetRow {
  /** As a spreadsheet numbers it, from 1. */
  number: number;
  /** The line of a csv file on which it begins, from 1; in a workbook the same as `number`. */
  line: number;
  /** In the order of the columns. */
  cells: Cell[];
}

/** What is worth saying about a file that can be read; a sentence in six languages, key `sheets.finding.<code>`. */
export const FINDING_CODES = [
  'sheet-chosen',
  'hidden-sheet',
  'other-sheet',
  'merged-cells',
  'more-merged-cells',
  'macros-ignored',
  'formulas',
  'formula-without-value',
  'impossible-date',
  'uncertain-date',
  'dates-from-1904',
  'no-list-of-sheets',
  'encoding-guessed',
  'characters-lost',
] as const;
export type FindingCode = (typeof FINDING_CODES)[number];

export interface SheetFinding {
  code: FindingCode;
  /** "B7", "A2:B3", or the name of a sheet; null for the whole file. */
  place: string | null;
  values: Readonly<Record<string, string | number>>;
}

/** Why a file cannot be read, or not further; a sentence in six languages, key `sheets.refusal.<code>`. */
export const REFUSAL_CODES = [
  'empty-file',
  'not-a-sheet',
  'encrypted',
  'old-excel',
  'binary-workbook',
  'open-document',
  'numbers-document',
  'web-page',
  'xml-spreadsheet',
  'truncated',
  'damaged',
  'unsafe-xml',
  'too-large',
  'no-sheet',
  'no-such-sheet',
  'bad-csv',
  'cell-too-long',
] as const;
export type SheetRefusalCode = (typeof REFUSAL_CODES)[number];

/** A file that cannot be read (or a cell that cannot be written): a stable code, the place, and what its sentence names. */
export class SheetRefusal extends Error {
  constructor(
    readonly code: SheetRefusalCode,
    /** A part of the workbook, a cell, or a line of csv; null for the whole file. */
    readonly place: string | null = null,
    readonly values: Readonly<Record<string, string | number>> = {},
  ) {
    super(`${code}${place === null ? '' : ` at ${place}`} ${JSON.stringify(values)}`);
    this.name = 'SheetRefusal';
  }
}

/** A sheet opened for reading. */
export interface OpenSheet {
  format: 'xlsx' | 'csv';
  /** Which sheet is read; null for csv. */
  sheet: string | null;
  /** Grows while rows are read: merged cells are known at the end. */
  findings: readonly SheetFinding[];
  /** Once. Not much more than one row and the shared texts is in memory at a time. @throws SheetRefusal at any row */
  rows(): AsyncIterable<SheetRow>;
  /** How much of the file has been read, 0 to 1. */
  fraction(): number;
}
