import { ANSWERS, type Answer, ASSUMPTIONS, type Assumption, type Checklist } from './checklist.js';

/** Answers as they come from a form or a file. */
export interface GivenAnswers {
  answers: Partial<Record<Assumption, { answer: string; note: string }>>;
  signedBy: string;
  signedOn: string;
}

/** What is wanting, with the field where it stands. */
export type AnswersWanting =
  | { code: 'answer-missing'; field: Assumption }
  | { code: 'name-missing'; field: 'signedBy' }
  | { code: 'not-a-date'; field: 'signedOn'; given: string };

/** The checklist, whole and signed, or the first thing that is wanting. */
export function readAnswers({ answers, signedBy, signedOn }: GivenAnswers): Checklist | AnswersWanting {
  const read: Partial<Checklist['answers']> = {};
  for (const name of ASSUMPTIONS) {
    const given = answers[name];
    const answer: Answer | undefined = ANSWERS.find((known) => known === given?.answer);
    if (answer === undefined) return { code: 'answer-missing', field: name };
    read[name] = { answer, note: (given?.note ?? '').trim().slice(0, 1000) };
  }
  const name = signedBy.trim().slice(0, 200);
  if (name === '') return { code: 'name-missing', field: 'signedBy' };
  const day = signedOn.trim();
  const date = new Date(`${day}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(day) || Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== day)
    return { code: 'not-a-date', field: 'signedOn', given: day.slice(0, 40) };
  return { answers: read as Checklist['answers'], signedBy: name, signedOn: day };
}
