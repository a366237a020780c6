import { type Actor, NotAllowed } from '../../../kernel/access/index.js';
import type { Database } from '../../../kernel/db/index.js';
import { storeFile } from '../../../kernel/files/index.js';
import type { Lang } from '../../../kernel/i18n/index.js';
import { Refusal } from '../refusal.js';
import type { KeptAnswer } from '../store/submissions.js';
import type { AnswerAudience, AnswerSource, AnswerValue } from './answer-value.js';
import { checkValue, sameValue } from './check-value.js';
import { changeSubmission, mayWriteQuestion, type Place } from './open-submission.js';

export interface AnswerGiven {
  question: string;
  /** Null takes it back. A file that is given stands in `file`. */
  value: AnswerValue | null;
  file?: { bytes: Uint8Array; name: string } | null;
  lang: Lang;
  audience: AnswerAudience;
  source: AnswerSource | null;
  /** How often the answer had been written when the person saw it; 0 where there was none. */
  seen: number;
}

/** Most bytes of a file that is an answer. */
export const LARGEST_FILE = 20 * 1024 * 1024;

/** Somebody else wrote the answer after the person saw it: both are shown, and nothing is overwritten. */
export class AnsweredMeanwhile extends Error {
  readonly held: KeptAnswer | null;

  constructor(held: KeptAnswer | null) {
    super('The answer was written by somebody else meanwhile');
    this.name = 'AnsweredMeanwhile';
    this.held = held;
  }
}

/**
 * Keeps an answer to a question, in the draft of a party.
 *
 * @returns how often the answer has been written now.
 * @throws AnsweredMeanwhile; Refusal with the field `value` that must be mended, `no-such-question`, `wrong-state`, `not-asked`; NotAllowed.
 */
export async function answerQuestion(
  db: Database,
  actor: Actor,
  place: Place,
  given: AnswerGiven,
): Promise<{ version: number }> {
  let version = given.seen;
  await changeSubmission(db, actor, place, async ({ c, content, party, submission }) => {
    const question = content.questions.find(({ id }) => id === given.question);
    if (question === undefined) throw new Refusal('no-such-question');
    if (!mayWriteQuestion(actor, party, submission, question.section)) throw new NotAllowed();
    const held = submission.answers.get(question.id) ?? null;
    if ((held?.version ?? 0) !== given.seen) throw new AnsweredMeanwhile(held);
    const value = checkValue(question.asked, await withFile(given));
    const { lang, audience, source } = given;
    const same = held !== null && sameValue(held.value, value) && held.lang === lang && held.audience === audience;
    if (same || (held === null && value === null)) return null;
    version = given.seen + 1;
    return {
      verb: 'answer-question',
      entries: [{ did: 'answered', question: question.id, value, lang, audience, source }],
      details: { question: question.id, version },
    };

    async function withFile({ file, value: said }: AnswerGiven): Promise<AnswerValue | null> {
      if (question?.asked.kind !== 'file') return said;
      if (file === undefined || file === null || file.bytes.length === 0) return said ?? heldFile(held);
      if (file.bytes.length > LARGEST_FILE)
        throw new Refusal('too-large', { field: 'value', values: { most: LARGEST_FILE / 2 ** 20 } });
      const stored = await storeFile(c, file.bytes, file.name);
      return { kind: 'file', sha256: stored.sha256, name: stored.name };
    }
  });
  return { version };
}

/** A form without a new file keeps the one that is there; a file is taken back by its own button. */
function heldFile(held: KeptAnswer | null): AnswerValue | null {
  return held?.value ?? null;
}
