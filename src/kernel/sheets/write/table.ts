/** What can be written into a cell. Text is always text: "=1+1", "00042" and "1e5" stay what they are. */
export type CellToWrite =
  | null
  | string
  | number
  | boolean
  /** A day as ISO 8601; one that not all programs agree on (before 1 March 1900) is written as text. */
  | { date: string };

export interface ColumnToWrite {
  header: string;
  /** In characters; 12 without. */
  width?: number;
  hidden?: boolean;
  /** Values offered by a drop-down list; others can still be typed. */
  choices?: readonly string[];
}

export interface SheetToWrite {
  name: string;
  columns: readonly ColumnToWrite[];
  rows: Iterable<readonly CellToWrite[]> | AsyncIterable<readonly CellToWrite[]>;
  /** First column on the right, as in Arabic. */
  rightToLeft?: boolean;
}

export interface DocumentProperties {
  title: string;
  creator: string;
  /** BCP 47. */
  language: string;
  created: Date;
  description?: string;
}
