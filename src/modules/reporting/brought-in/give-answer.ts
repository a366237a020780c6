import type { Actor } from '../../../kernel/access/index.js';
import type { Database } from '../../../kernel/db/index.js';
import { storeFile } from '../../../kernel/files/index.js';
import type { Question } from '../calls/question.js';
import { Refusal } from '../refusal.js';
import { putParagraphs } from '../store/brought-in.js';
import { addSubmissionEntries } from '../store/submissions.js';
import { LARGEST_FILE } from '../submissions/answer-question.js';
import type { AnswerValue } from '../submissions/answer-value.js';
import { checkValue } from '../submissions/check-value.js';
import type { Place } from '../submissions/open-submission.js';
import { contentOf, openDocument, record } from './open-document.js';

/** Answers of an old document that its words alone do not give: choices, numbers, dates, tables, files. */

export interface OldAnswer {
  question: string;
  /** Null: none. */
  value: AnswerValue | null;
  /** Of a question that asks for a file; null: the one that is there stays. */
  file: { bytes: Uint8Array; name: string } | null;
  /** Revision of the document that the person saw. */
  seen: number;
}

/** An old answer as it is kept: it may be longer than what is asked for now. @throws Refusal that says what is wrong with it */
export function checkedOld({ asked }: Question, value: AnswerValue | null): AnswerValue | null {
  return checkValue(asked.kind === 'text' ? { ...asked, limit: null } : asked, value);
}

/**
 * Keeps what the document answers to a question, as the officer read it; nothing takes it back.
 *
 * @throws Refusal `no-such-question`, `too-large`, what a wrong answer is refused with, `changed-meanwhile`, ...; NotAllowed.
 */
export function giveOldAnswer(
  db: Database,
  actor: Actor,
  place: Place,
  { question: id, value, file, seen }: OldAnswer,
): Promise<void> {
  return openDocument(db, actor, place, seen, async ({ c, call, party, submission, document, by }) => {
    const { questions } = await contentOf(c, call);
    const question = questions.find((one) => one.id === id);
    if (question === undefined) throw new Refusal('no-such-question');
    const { lang, audience } = document;
    const checked = checkedOld(question, await withFile());
    const entry = { did: 'answered', question: id, value: checked, lang, audience, source: null } as const;
    await addSubmissionEntries(c, submission, [entry], by);
    // Whoever has the document open must look again.
    await putParagraphs(c, document, document.paragraphs);
    await record(c, actor, 'give-old-answer', { call, party, id: submission.id }, { question: id });

    async function withFile(): Promise<AnswerValue | null> {
      if (question?.asked.kind !== 'file') return value;
      if (file === null) return value ?? submission.answers.get(id)?.value ?? null;
      const most = LARGEST_FILE;
      if (file.bytes.length > most)
        throw new Refusal('too-large', { field: 'value', values: { most: most / 2 ** 20 } });
      const { sha256, name } = await storeFile(c, file.bytes, file.name);
      return { kind: 'file', sha256, name };
    }
  });
}
