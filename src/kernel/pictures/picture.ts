/** The numbers of a picture, as text in the reader's language; the first cell of a row names it. */
export interface PictureTable {
  caption: string;
  columns: { label: string; numeric: boolean }[];
  rows: string[][];
}

/** A picture and all that must go with it. */
export interface Picture {
  /** Names it among the pictures of one page. */
  id: string;
  title: string;
  /** What it shows, for those who do not see it. */
  description: string;
  /** A whole SVG element: attributes only, no style, no script, no reference to anything outside. */
  svg: string;
  width: number;
  height: number;
  table: PictureTable;
}

/** What every picture needs to be told beside its numbers. */
export interface PictureWords {
  id: string;
  title: string;
  description: string;
  /** Drawn from the right, as Arabic is read. */
  rightToLeft: boolean;
  /** What must be read with the picture wherever it goes, written at its foot: that its numbers are made up. */
  mark?: string | undefined;
  /** What else must be read with a picture that leaves its page, in small letters at its foot. */
  notes?: readonly string[] | undefined;
  /** A number as the language writes it. */
  number: (value: number) => string;
  table: PictureTable;
}

/** How far a number may be off: the ends of its error bar. */
export interface ErrorRange {
  low: number;
  high: number;
}
