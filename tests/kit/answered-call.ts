import { type Database, newId } from '../../src/kernel/db/index.js';
import type { Lang } from '../../src/kernel/i18n/index.js';
import type { Asked } from '../../src/modules/reporting/calls/question.js';
import { addCallEntries, insertCall, keepCallVersion } from '../../src/modules/reporting/store/calls.js';
import { hashOfSubmission, keepSubmissionVersion } from '../../src/modules/reporting/store/sent.js';
import {
  addSubmissionEntries,
  findSubmission,
  insertSubmission,
} from '../../src/modules/reporting/store/submissions.js';
import type { AnswerAudience, AnswerValue } from '../../src/modules/reporting/submissions/answer-value.js';

const by = { madeBy: 'somebody', madeAt: new Date('2026-05-01T10:00:00Z') };

/** A call that was sent, with a question of each kind that is asked of it. */
export interface AnsweredCall {
  id: string;
  key: string;
  /** In their order. */
  questions: string[];
}

interface Given {
  asked: Asked;
  words: string;
  /** Words of options, by their ids. */
  options?: Readonly<Record<string, string>>;
}

export async function sentCall(db: Database, key: string, given: readonly Given[]): Promise<AnsweredCall> {
  const id = newId();
  const questions = given.map(() => newId());
  await db.transaction(async (c) => {
    const begun = await insertCall(c, { id, key }, { did: 'begun', kind: 'questionnaire', lang: 'en' }, by);
    const worded = (place: string, text: string) =>
      ({ did: 'worded', place, lang: 'en', text, state: 'reviewed' }) as const;
    const call = await addCallEntries(
      c,
      begun,
      [
        ...given.map(({ asked }, at) => ({
          did: 'asked' as const,
          question: { id: questions[at] ?? '', section: null, asked, required: false, subjects: [], follows: null },
        })),
        worded('title', `Call ${key}`),
        ...given.flatMap(({ words, options = {} }, at) => [
          worded(`question/${questions[at]}`, words),
          ...Object.entries(options).map(([option, text]) => worded(`option/${questions[at]}/${option}`, text)),
        ]),
        { did: 'sent', version: 1, on: '2026-05-01' },
      ],
      by,
    );
    await keepCallVersion(c, call, 1, by);
  });
  return { id, key, questions };
}

interface Said {
  value: AnswerValue;
  lang?: Lang;
  audience?: AnswerAudience;
}

/** Sends answers of a party, by place of the question; the second time as a correction. @returns id of the submission */
export async function sendAnswers(
  db: Database,
  { id: callId, key, questions }: AnsweredCall,
  partyId: string,
  said: Readonly<Record<number, Said>>,
): Promise<string> {
  return db.transaction(async (c) => {
    const held = await findSubmission(c, { callId, partyId }, { lock: true });
    const submission = held ?? (await insertSubmission(c, { id: newId(), callId, partyId }, { did: 'begun' }, by));
    const n = submission.version + 1;
    const written = await addSubmissionEntries(
      c,
      submission,
      [
        ...(n > 1 ? [{ did: 'correction-begun' as const, reason: 'a figure' }] : []),
        ...Object.entries(said).map(([at, { value, lang = 'en', audience = 'public' }]) => ({
          did: 'answered' as const,
          question: questions[Number(at)] ?? '',
          value,
          lang,
          audience,
          source: null,
        })),
      ],
      by,
    );
    const sha256 = hashOfSubmission(written);
    const version = { n, number: `${key}/${partyId}/${n}`, callVersion: 1, sha256, reason: n > 1 ? 'a figure' : '' };
    await keepSubmissionVersion(c, written, { ...version, signedBy: 'm', sentBy: 'm', sentAt: by.madeAt });
    await addSubmissionEntries(c, written, [{ did: 'sent', version: n, sha256, on: '2026-05-01' }], by);
    return submission.id;
  });
}
