import { type Actor, requirePermission } from '../../../kernel/access/index.js';
import { type Day, isDay } from '../../../kernel/calendar/index.js';
import { type Database, newId } from '../../../kernel/db/index.js';
import { storeFile } from '../../../kernel/files/index.js';
import type { Lang } from '../../../kernel/i18n/index.js';
import { readPlain } from '../../documents/index.js';
import { Refusal } from '../refusal.js';
import { insertBroughtDocument, putParagraphs } from '../store/brought-in.js';
import { hashOfSubmission, keepSubmissionVersion } from '../store/sent.js';
import { addSubmissionEntries, findSubmission, insertSubmission } from '../store/submissions.js';
import type { AnswerAudience } from '../submissions/answer-value.js';
import { answeringParty, type Place } from '../submissions/open-submission.js';
import { answersCut } from './brought-document.js';
import { checkedOld } from './give-answer.js';
import { contentOf, heldCall, madeBy, openDocument, record } from './open-document.js';

/** Old answers in Word or PDF, brought in as submissions of their time: read, cut to questions by hand, kept as sent. */

/** Most bytes of a document, and most of its paragraphs. */
export const LARGEST_DOCUMENT = 20 * 1024 * 1024;
const MOST_PARAGRAPHS = 3000;
const LONGEST_ORIGIN = 500;

export interface DocumentGiven {
  file: { bytes: Uint8Array; name: string } | null;
  lang: Lang;
  audience: AnswerAudience;
  /** When the party sent it. */
  sentOn: string;
  /** Where it is from: "Letter of the Permanent Mission". */
  origin: string;
}

/** Why a document cannot be read: the page says it by `documents.problem.<code>`. */
export class UnreadableDocument extends Error {
  constructor(readonly problem: string) {
    super(`The document cannot be read: ${problem}`);
    this.name = 'UnreadableDocument';
  }
}

/**
 * Reads an old document of a party as the beginning of its submission to a call that was sent.
 *
 * @throws UnreadableDocument; Refusal `nothing-to-read`, `too-large`, `not-a-date`, `not-past`, `origin-missing`, `already-answered`,
 *   `no-such-call`, `no-such-party`; NotAllowed.
 */
export async function bringIn(
  db: Database,
  actor: Actor,
  { key, code }: Place,
  { file, lang, audience, sentOn, origin }: DocumentGiven,
  today: Day,
): Promise<void> {
  requirePermission(actor, 'calls.write');
  const party = await answeringParty(db, actor, code);
  if (!isDay(sentOn)) throw new Refusal('not-a-date', { field: 'sentOn' });
  if (sentOn > today) throw new Refusal('not-past', { field: 'sentOn' });
  const from = origin.trim().slice(0, LONGEST_ORIGIN);
  if (from === '') throw new Refusal('origin-missing', { field: 'origin' });
  if (file === null || file.bytes.length === 0) throw new Refusal('nothing-to-read', { field: 'file' });
  const most = LARGEST_DOCUMENT;
  if (file.bytes.length > most) throw new Refusal('too-large', { field: 'file', values: { most: most / 2 ** 20 } });
  const read = await readPlain({ ...file, most });
  if (!read.read) throw new UnreadableDocument(read.problem);
  if (read.paragraphs.length > MOST_PARAGRAPHS)
    throw new Refusal('too-many', { field: 'file', values: { most: MOST_PARAGRAPHS } });
  await db.transaction(async (c) => {
    const call = await heldCall(c, actor, key);
    if ((await findSubmission(c, { callId: call.id, partyId: party.id }, { lock: true })) !== null)
      throw new Refusal('already-answered', { field: 'party' });
    const by = madeBy(actor);
    const stored = await storeFile(c, file.bytes, file.name);
    const entry = { did: 'brought-in', file: stored.sha256, name: stored.name } as const;
    const { id } = await insertSubmission(c, { id: newId(), callId: call.id, partyId: party.id }, entry, by);
    const paragraphs = read.paragraphs.map((text) => ({ text, question: null }));
    await insertBroughtDocument(
      c,
      { submissionId: id, lang, audience, sentOn, origin: from, paragraphs, revision: 1 },
      by,
    );
    await record(c, actor, 'bring-in', { call, party, id }, { file: stored.sha256 });
  });
}

/**
 * Says which paragraphs answer which question.
 *
 * @param chosen by place of the paragraph, from 0; those that are not there stay as they are. Null: no question.
 * @param seen revision that the person saw.
 * @throws Refusal `not-in-list`, `changed-meanwhile`, `wrong-state`, `no-such-submission`, ...; NotAllowed.
 */
export function cutDocument(
  db: Database,
  actor: Actor,
  place: Place,
  chosen: ReadonlyMap<number, string | null>,
  seen: number,
): Promise<void> {
  return openDocument(db, actor, place, seen, async ({ c, call, party, submission, document }) => {
    const { questions } = await contentOf(c, call);
    const known = new Set(questions.map(({ id }) => id));
    for (const question of chosen.values())
      if (question !== null && !known.has(question)) throw new Refusal('not-in-list');
    const paragraphs = document.paragraphs.map((one, at) => {
      const question = chosen.get(at);
      return question === undefined ? one : { ...one, question };
    });
    await putParagraphs(c, document, paragraphs);
    await record(c, actor, 'cut-answer', { call, party, id: submission.id }, { paragraphs: chosen.size });
  });
}

/**
 * Keeps what was cut as the party's answers, sent on the day of the document: locked and numbered like any other.
 *
 * @throws Refusal `nothing-cut`, `unfit-words` with the number of the question, what a wrong answer is refused with; NotAllowed.
 */
export function keepBroughtIn(db: Database, actor: Actor, place: Place, seen: number): Promise<void> {
  return openDocument(db, actor, place, seen, async ({ c, call, party, submission, document, by }) => {
    const content = await contentOf(c, call);
    // What was given by hand counts; the paragraphs of its question are where it was read.
    const given = new Set(
      [...submission.answers.values()].filter(({ value }) => value !== null).map((one) => one.questionId),
    );
    const { answers, unfit } = answersCut(
      { questions: content.questions.filter(({ id }) => !given.has(id)) },
      document.paragraphs,
    );
    const [wrong] = unfit;
    if (wrong !== undefined)
      throw new Refusal('unfit-words', { values: { number: content.questions.indexOf(wrong) + 1 } });
    const source = null;
    const { lang, audience, sentOn } = document;
    const entries = answers.flatMap(({ question, value }) => {
      const checked = checkedOld(question, value);
      return checked === null
        ? []
        : [{ did: 'answered' as const, question: question.id, value: checked, lang, audience, source }];
    });
    if (entries.length + given.size === 0) throw new Refusal('nothing-cut');
    const whole = await addSubmissionEntries(c, submission, [...entries, { did: 'assembled' }], by);
    const sha256 = hashOfSubmission(whole);
    await keepSubmissionVersion(c, whole, {
      n: 1,
      number: `${call.key}/${party.code}/1`,
      callVersion: call.version,
      sha256,
      signedBy: by.madeBy,
      sentBy: by.madeBy,
      sentAt: new Date(`${sentOn}T00:00:00Z`),
      reason: '',
    });
    const sent = { did: 'sent', version: 1, sha256, on: sentOn } as const;
    await addSubmissionEntries(c, whole, [{ did: 'signed', sha256 }, sent], by);
    const details = { sha256, answers: entries.length + given.size };
    await record(c, actor, 'keep-brought-in', { call, party, id: submission.id }, details);
  });
}
