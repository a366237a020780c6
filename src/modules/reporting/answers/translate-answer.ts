import type { Actor } from '../../../kernel/access/index.js';
import { recordAction } from '../../../kernel/audit/index.js';
import type { Database } from '../../../kernel/db/index.js';
import type { Lang } from '../../../kernel/i18n/index.js';
import { Refusal } from '../refusal.js';
import { type AnswerTranslationKind, listTranslations, putTranslation } from '../store/reading.js';
import { findCurrentAnswers } from '../store/sent.js';
import { answeringParty, type Place } from '../submissions/open-submission.js';
import { readingCall } from './codes.js';

const LONGEST = 100_000;

export interface TranslationGiven {
  question: string;
  lang: Lang;
  kind: AnswerTranslationKind;
  /** Empty takes it away. */
  text: string;
  /** Version of the answer that was translated, and how often the translation had been written when the person saw it; 0 for none. */
  version: number;
  seen: number;
}

/**
 * Keeps a translation beside the answer as it was sent, which stays as it is. Who sees the answer sees it too.
 *
 * @throws Refusal `not-in-list`, `too-long`, `no-such-submission`, `not-text`, `changed-meanwhile`, ...; NotAllowed.
 */
export async function translateAnswer(
  db: Database,
  actor: Actor,
  { key, code }: Place,
  { question, lang, kind, text, version, seen }: TranslationGiven,
): Promise<void> {
  const words = text.replaceAll('\r\n', '\n').trim();
  if (words.length > LONGEST) throw new Refusal('too-long', { field: 'text', values: { most: LONGEST } });
  const party = await answeringParty(db, actor, code);
  await db.transaction(async (c) => {
    const { call, by } = await readingCall(c, actor, key);
    const [answer] = await findCurrentAnswers(c, [question], party.id);
    if (answer === undefined || answer.callId !== call.id) throw new Refusal('no-such-submission');
    if (answer.version !== version) throw new Refusal('changed-meanwhile');
    if (answer.value.kind !== 'text') throw new Refusal('not-text');
    if (lang === answer.lang) throw new Refusal('not-in-list', { field: 'lang' });
    const held = (await listTranslations(c, answer)).find((one) => one.lang === lang);
    if ((held?.revision ?? 0) !== seen) throw new Refusal('changed-meanwhile');
    const { partyId, submissionId, questionId } = answer;
    await putTranslation(c, {
      ...{ partyId, submissionId, version, questionId, lang, kind, text: words },
      ...{ revision: seen + 1, madeBy: by, madeAt: new Date() },
    });
    await recordAction(c, {
      actor,
      verb: 'reporting.translate-answer',
      subject: { type: 'submission', id: submissionId },
      details: { call: call.id, question, lang, kind },
    });
  });
}
