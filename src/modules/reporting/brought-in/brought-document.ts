import type { CallContent } from '../calls/content.js';
import type { Question } from '../calls/question.js';
import type { AnswerValue } from '../submissions/answer-value.js';
import { plainNumber } from '../submissions/check-value.js';

/** An old document, cut to questions by hand. Pure. */

export interface BroughtParagraph {
  text: string;
  /** Id of the question that it answers; null: none. */
  question: string | null;
}

/** Whether an officer has to say what an old document answers, since its words as they stand are, or may be, no such answer. */
export function needsHand({ asked: { kind } }: Question): boolean {
  return kind !== 'text' && kind !== 'as-last-time';
}

/**
 * What the paragraphs of each question say, in their order.
 *
 * @returns `unfit`: questions whose words are not the number, date, choice, table or file that is asked for.
 */
export function answersCut(
  { questions }: Pick<CallContent, 'questions'>,
  paragraphs: readonly BroughtParagraph[],
): { answers: { question: Question; value: AnswerValue }[]; unfit: Question[] } {
  const answers: { question: Question; value: AnswerValue }[] = [];
  const unfit: Question[] = [];
  for (const question of questions) {
    const said = paragraphs.filter((one) => one.question === question.id).map(({ text }) => text);
    if (said.length === 0) continue;
    const value = valueFrom(question, said);
    if (value === null) unfit.push(question);
    else answers.push({ question, value });
  }
  return { answers, unfit };
}

function valueFrom({ asked }: Question, said: readonly string[]): AnswerValue | null {
  const text = said.join('\n\n');
  if (asked.kind === 'text') return { kind: 'text', text };
  if (asked.kind === 'as-last-time') return { kind: 'as-last-time', holds: false, words: text };
  if (asked.kind === 'number') {
    const amount = plainNumber(text);
    return amount === null ? null : { kind: 'number', amount };
  }
  if (asked.kind === 'date') return /^\d{4}(-\d{2}(-\d{2})?)?$/u.test(text) ? { kind: 'date', date: text } : null;
  return null;
}
