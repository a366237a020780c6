import { PUBLIC } from '../../src/kernel/access/index.js';
import { type Database, newId } from '../../src/kernel/db/index.js';
import { LANGS, type Lang } from '../../src/kernel/i18n/index.js';
import { EVERY_PARTY, findParties, type Party } from '../../src/modules/parties/index.js';
import type { CallEntry } from '../../src/modules/reporting/calls/call.js';
import type { Question } from '../../src/modules/reporting/calls/question.js';
import {
  addCallEntries,
  type Call,
  insertCall,
  keepCallVersion,
  type Made,
} from '../../src/modules/reporting/store/calls.js';
import { addRecipientEntries } from '../../src/modules/reporting/store/recipients.js';
import { hashOfSubmission, keepSubmissionVersion } from '../../src/modules/reporting/store/sent.js';
import { addSubmissionEntries, insertSubmission } from '../../src/modules/reporting/store/submissions.js';
import { ANSWER_AUDIENCES, type AnswerValue } from '../../src/modules/reporting/submissions/answer-value.js';
import type { SubmissionEntry } from '../../src/modules/reporting/submissions/submission.js';
import { chances, writeText } from './rehearsal-texts.js';

/** How large a rehearsal is; a tenth of it has the same questions. */
export interface RehearsalSize {
  /** States that are asked, at most 193. */
  states: number;
  questions: number;
  /** Submissions that were sent. */
  answers: number;
  /** Most words of an answer in words. */
  words: number;
}

export const REHEARSAL: RehearsalSize = { states: 193, questions: 60, answers: 120, words: 2000 };
export const TENTH: RehearsalSize = { ...REHEARSAL, states: 19, answers: 12 };

export interface Rehearsal {
  call: Call;
  /** In their order. */
  questions: Question[];
  /** Codes of the States that answered. */
  answered: string[];
}

const BY: Made = { madeBy: 'rehearsal', madeAt: new Date('2026-03-02T09:00:00Z') };
const SECTION_OF = 10;

/**
 * Writes a call for input that was sent, and what States answered: texts of very different length in six languages with passages that some
 * share, choices, numbers of persons, dates and tables; the same each time. The database has the parties that come with the program.
 */
export async function generateRehearsal(db: Database, size: RehearsalSize, key = 'rehearsal'): Promise<Rehearsal> {
  const page = { sort: 'name', descending: false, offset: 0, limit: size.states } as const;
  const { rows: states } = await findParties(db, PUBLIC, { ...EVERY_PARTY, kind: ['state'] }, page, 'en');
  const call = await makeCall(db, size, key);
  await db.transaction(async (c) => {
    for (const { id } of states)
      await addRecipientEntries(
        c,
        { callId: call.id, partyId: id, held: null },
        [
          { did: 'chosen', address: null, lang: null },
          { did: 'written-to', about: 'call', version: 1, lang: 'en', deadline: '2026-06-30', mails: [newId()] },
        ],
        BY,
      );
  });
  // Spread over the alphabet, so that every region answers.
  const step = states.length / size.answers;
  const answered = Array.from({ length: size.answers }, (_, nth) => states[Math.floor(nth * step)]).filter(
    (state) => state !== undefined,
  );
  for (const [nth, state] of answered.entries()) await answer(db, call, state, nth, size.words);
  return { call, questions: [...call.content.questions], answered: answered.map(({ code }) => code) };
}

async function makeCall(db: Database, size: RehearsalSize, key: string): Promise<Call> {
  const sections = Array.from({ length: Math.ceil(size.questions / SECTION_OF) }, () => newId());
  const questions = Array.from(
    { length: size.questions },
    (_, nth): Question => ({
      id: newId(),
      section: sections[Math.floor(nth / SECTION_OF)] ?? null,
      asked: askedAs(nth),
      required: nth % 3 === 0,
      subjects: [`measure/${1 + (nth % 61)}`],
      follows: null,
    }),
  );
  const worded = (place: string, text: string): CallEntry => ({
    did: 'worded',
    place,
    lang: 'en',
    text,
    state: 'reviewed',
  });
  const entries: CallEntry[] = [
    worded('title', 'Rehearsal of a survey of all States'),
    ...sections.flatMap((section, nth): CallEntry[] => [
      { did: 'section-added', section },
      worded(`section/${section}`, `Part ${nth + 1}`),
    ]),
    ...questions.flatMap((question, nth): CallEntry[] => [
      { did: 'asked', question },
      worded(`question/${question.id}`, `What was done in matter ${nth + 1}?`),
      ...(question.asked.kind === 'choice'
        ? question.asked.options.map((option) => worded(`option/${question.id}/${option}`, `Choice ${option}`))
        : []),
      ...(question.asked.kind === 'table'
        ? question.asked.columns.map((column) => worded(`column/${question.id}/${column}`, `Column ${column}`))
        : []),
    ]),
    { did: 'described', kind: 'questionnaire', deadline: '2026-06-30' },
    { did: 'sent', version: 1, on: '2026-03-02' },
  ];
  return db.transaction(async (c) => {
    const begun = await insertCall(c, { id: newId(), key }, { did: 'begun', kind: 'questionnaire', lang: 'en' }, BY);
    const call = await addCallEntries(c, begun, entries, BY);
    await keepCallVersion(c, call, 1, BY);
    return call;
  });
}

/** Two of three questions are answered in words. */
function askedAs(nth: number): Question['asked'] {
  if (nth % 3 !== 2) return { kind: 'text', limit: null };
  const kind = (['choice', 'number', 'choice', 'date', 'table'] as const)[Math.floor(nth / 3) % 5];
  switch (kind) {
    case 'number':
      return { kind, decimals: 0, least: 0, most: null, persons: true };
    case 'date':
      return { kind };
    case 'table':
      return { kind, columns: ['a', 'b', 'c'], rows: 10 };
    default:
      return { kind: 'choice', many: nth % 2 === 0, options: ['a', 'b', 'c', 'd'], other: true };
  }
}

async function answer(db: Database, call: Call, state: Party, nth: number, words: number): Promise<void> {
  const lang = LANGS[nth % LANGS.length] ?? 'en';
  const next = chances(nth + 1);
  const madeAt = new Date(BY.madeAt.getTime() + nth * 86_400_000);
  const by = { madeBy: `focal-${state.code}`, madeAt };
  const answers = call.content.questions.flatMap((question, at): SubmissionEntry[] => {
    if (!question.required && next() < 0.1) return [];
    return [
      {
        did: 'answered',
        question: question.id,
        value: givenTo(question, lang, next, words),
        lang,
        audience: ANSWER_AUDIENCES[(nth + at) % 5 === 0 ? 2 : (nth + at) % 3 === 0 ? 1 : 0] ?? 'public',
        source: null,
      },
    ];
  });
  await db.transaction(async (c) => {
    const place = { id: newId(), callId: call.id, partyId: state.id };
    const begun = await insertSubmission(c, place, { did: 'begun' }, by);
    const held = await addSubmissionEntries(c, begun, [...answers, { did: 'assembled' }], by);
    const sha256 = hashOfSubmission(held);
    const version = { n: 1, number: `${call.key}/${state.code}/1`, callVersion: 1, sha256, reason: '' };
    const { madeBy } = by;
    await keepSubmissionVersion(c, held, { ...version, signedBy: madeBy, sentBy: madeBy, sentAt: madeAt });
    const on = madeAt.toISOString().slice(0, 10);
    await addSubmissionEntries(
      c,
      held,
      [
        { did: 'signed', sha256 },
        { did: 'sent', version: 1, sha256, on },
      ],
      by,
    );
  });
}

function givenTo({ asked }: Question, lang: Lang, next: () => number, words: number): AnswerValue {
  switch (asked.kind) {
    case 'choice': {
      const chosen = asked.options.filter(() => next() < 0.4);
      const some = chosen.length === 0 ? asked.options.slice(0, 1) : chosen;
      return { kind: 'choice', chosen: asked.many ? some : some.slice(0, 1), other: '' };
    }
    case 'number':
      return { kind: 'number', amount: String(Math.floor(next() ** 4 * 2000)) };
    case 'date':
      return { kind: 'date', date: `${2000 + Math.floor(next() * 26)}-0${1 + Math.floor(next() * 9)}` };
    case 'table':
      return {
        kind: 'table',
        rows: Array.from({ length: 1 + Math.floor(next() * 6) }, () =>
          asked.columns.map(() => writeText(lang, 3, next)),
        ),
      };
    default:
      // Most answers are short, a few take all the room there is.
      return { kind: 'text', text: writeText(lang, Math.ceil(20 + next() ** 3 * (words - 20)), next) };
  }
}
