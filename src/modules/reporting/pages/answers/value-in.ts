import type { Question } from '../../calls/question.js';
import type { AnswerValue } from '../../submissions/answer-value.js';
import type { Sent } from '../refused.js';

/** The answer that a form holds, as typed; what is wrong with it `checkValue` says. Null where nothing was given. Pure. */
export function valueIn({ asked }: Question, sent: Sent, chosen: readonly string[]): AnswerValue | null {
  const typed = sent.value ?? '';
  switch (asked.kind) {
    case 'text':
      return { kind: 'text', text: typed };
    case 'choice':
      return { kind: 'choice', chosen: chosen.filter((one) => one !== ''), other: sent.other ?? '' };
    case 'number':
      return { kind: 'number', amount: typed };
    case 'date':
      return { kind: 'date', date: typed };
    case 'table':
      return { kind: 'table', rows: cellsIn(sent, asked.columns.length, asked.rows) };
    case 'file':
      return null;
    case 'as-last-time':
      if (typed !== 'yes' && typed !== 'no') return null;
      return { kind: 'as-last-time', holds: typed === 'yes', words: sent.words ?? '' };
  }
}

function cellsIn(sent: Sent, columns: number, rows: number): string[][] {
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (__, at) => sent[`cell-${row}-${at}`] ?? ''),
  );
}
