import { CodeWords } from '../../../kernel/sheets/index.js';
import { QUESTION_KINDS } from '../calls/question.js';
import { TRANSLATION_STATES } from '../calls/texts.js';
import { type ColumnCode, isFlag, ROW_SORTS, wordColumn } from './columns.js';

/** Cells that hold one of a few codes, as the words of any language. Pure. */

const SORTS = new CodeWords(ROW_SORTS, (t, code) => t.find(`reporting.questionnaire.row.${code}`) ?? code);
const KINDS = new CodeWords(QUESTION_KINDS, (t, code) => t.find(`reporting.question.kind.${code}`) ?? code);
const STATES = new CodeWords(TRANSLATION_STATES, (t, code) => t.find(`reporting.translation.${code}`) ?? code);
const YES_OR_NO = new CodeWords(['yes', 'no'], (t, code) => t.find(`reporting.questionnaire.${code}`) ?? code);

/** The words of a column of codes; null for one that holds anything else. */
export function codeWords(column: ColumnCode): CodeWords | null {
  if (column === 'row') return SORTS;
  if (column === 'kind') return KINDS;
  if (isFlag(column)) return YES_OR_NO;
  return wordColumn(column)?.what === 'state' ? STATES : null;
}
