import type { Lang } from '../../../kernel/i18n/index.js';
import type { Section } from '../commitment.js';
import type { Day } from '../timing/days.js';
import { rangeOf } from '../timing/days.js';
import { type ColumnCode, EDITABLE, type SaidColumn } from './columns.js';
import { type CellProblem, type ProblemCode, readDate, readValue, type Values } from './values.js';
import type { Vocabularies } from './vocabulary.js';

/** A cell as the file has it; an empty one is not there. */
export interface RawCell {
  text: string;
  kind: 'text' | 'number' | 'date' | 'time' | 'boolean' | 'error';
  /** "B7"; "commitments[3].act" in JSON. */
  ref: string;
}

export interface RawRow {
  /** As the spreadsheet numbers it; in csv the line, in JSON the place in the list from 1. */
  line: number;
  cells: Partial<Record<ColumnCode, RawCell>>;
}

/** What became of it, as a row tells. */
export type Said = Record<SaidColumn, string>;

export interface RowProblem extends CellProblem {
  column: ColumnCode;
  /** Null where the cell is empty. */
  ref: string | null;
}

/** A row as it was meant, as far as it can be understood. */
export interface ReadRow {
  line: number;
  key: string;
  version: number | null;
  document: string;
  section: Section | null;
  part: string;
  paragraph: number | null;
  ordinal: number | null;
  /** Of the columns that the file has. */
  given: Partial<Values>;
  said: Said;
  problems: RowProblem[];
}

export interface ReadContext {
  /** Which columns the table has; null where each row says for itself. */
  has: ReadonlySet<ColumnCode> | null;
  words: Vocabularies;
  /** Language of the header. */
  lang: Lang;
  today: Day;
}

const LONGEST_NOTE = 4000;
const LONGEST_LINK = 2000;

/** Understands the cells of a row, each by itself. Pure. */
export function readRow({ line, cells }: RawRow, context: ReadContext): ReadRow {
  const problems: RowProblem[] = [];
  const refuse = (column: ColumnCode, found: CellProblem) =>
    problems.push({ ...found, column, ref: cells[column]?.ref ?? null });
  const text = (column: ColumnCode): string => {
    const cell = cells[column];
    if (cell?.kind !== 'error') return cell?.text.trim() ?? '';
    refuse(column, { code: 'error-value', values: { given: cell.text } });
    return '';
  };
  const whole = (column: ColumnCode): number | null => {
    const given = text(column);
    if (given === '') return null;
    if (/^\d{1,6}(\.0+)?$/u.test(given) && Number(given) > 0) return Number(given);
    refuse(column, { code: 'not-a-number', values: { given } });
    return null;
  };
  const date = (column: ColumnCode): string => {
    const cell = cells[column];
    // A day and an hour count as the day.
    const given = cell?.kind === 'date' ? cell.text.slice(0, 10) : text(column);
    if (given === '') return '';
    const read = readDate(given);
    if ('value' in read) return read.value;
    refuse(column, read.problem);
    return '';
  };

  const row: ReadRow = {
    line,
    key: text('key'),
    version: whole('version'),
    document: text('document'),
    section: sectionOf(text('section')),
    part: text('part'),
    paragraph: whole('paragraph'),
    ordinal: whole('ordinal'),
    given: {},
    said: { happened: date('happened'), note: text('note'), evidence: text('evidence') },
    problems,
  };
  for (const column of EDITABLE) {
    // In a table an empty cell says something; in JSON what is not named does not.
    if (context.has === null ? cells[column] === undefined : !context.has.has(column)) continue;
    if (column === 'due') row.given.due = date('due');
    else {
      const read = readValue(column, text(column), context.words, context.lang);
      if ('value' in read) row.given[column] = read.value;
      else refuse(column, read.problem);
    }
  }
  for (const found of faultsOfSaid(row.said, context.today)) refuse(found.column, found);
  return row;

  function sectionOf(given: string): Section | null {
    if (given === '') return null;
    const code = context.words.section.find(given, context.lang);
    if (code === 'operative' || code === 'annex') return code;
    refuse('section', { code: 'unknown-section', values: { given } });
    return null;
  }
}

function faultsOfSaid({ happened, note, evidence }: Said, today: Day): (CellProblem & { column: SaidColumn })[] {
  const faults: (CellProblem & { column: SaidColumn })[] = [];
  const add = (column: SaidColumn, code: ProblemCode, values: Record<string, string | number>) =>
    faults.push({ column, code, values });
  const range = happened === '' ? null : rangeOf(happened);
  if (range !== null && range.from > today) add('happened', 'date-to-come', { given: happened });
  if (note.length > LONGEST_NOTE) add('note', 'too-long', { most: LONGEST_NOTE });
  if (evidence.length > LONGEST_LINK) add('evidence', 'too-long', { most: LONGEST_LINK });
  else if (evidence !== '' && !isWebAddress(evidence)) add('evidence', 'not-an-address', { given: evidence });
  return faults;
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol);
}
