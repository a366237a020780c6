import type { CallContent } from '../calls/content.js';
import type { Question } from '../calls/question.js';

/** How a questionnaire on paper or in a sheet says which call, party and question a place belongs to. Pure. */

/** "concordance:2026-trial:BY": of which call and party the file is. */
export function fileMark(key: string, code: string): string {
  return `concordance:${key}:${code}`;
}

/** Question and row, from 1; rows count in tables only. */
export function rowMark(question: string, row: number): string {
  return `${question}#${row}`;
}

export function readRowMark(text: string): { question: string; row: number } | null {
  const match = /^([0-9a-f-]{36})#(\d{1,3})$/u.exec(text.trim());
  return match === null ? null : { question: match[1] ?? '', row: Number(match[2]) };
}

/** Rows that a question takes in a file: as many as its table has, else one. */
export function rowsOf({ asked }: Question): number {
  return asked.kind === 'table' ? asked.rows : 1;
}

/** Cells for an answer beside one another, at most. */
export function widest({ questions }: CallContent): number {
  return Math.max(1, ...questions.map(({ asked }) => (asked.kind === 'table' ? asked.columns.length : 1)));
}

/** What a file says on one question, as typed. */
export interface BroughtRow {
  question: string;
  /** "F7", or the number of the question in a text. */
  place: string;
  /** Rows of cells; one of one for all but tables. */
  cells: string[][];
  other: string;
  lang: string;
  audience: string;
}
