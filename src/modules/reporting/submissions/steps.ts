import { type Actor, NotAllowed, requirePermission } from '../../../kernel/access/index.js';
import { recordAction } from '../../../kernel/audit/index.js';
import { type Day, dayOf } from '../../../kernel/calendar/index.js';
import type { Connection, Database } from '../../../kernel/db/index.js';
import { findParty } from '../../parties/index.js';
import type { CallContent } from '../calls/content.js';
import { Refusal } from '../refusal.js';
import { hashOfSubmission, keepSubmissionVersion } from '../store/sent.js';
import { addSubmissionEntries, type Submission } from '../store/submissions.js';
import { changeSubmission, type OpenSubmission, type Place, requireWholeDraft } from './open-submission.js';

/** What becomes of a submission as a whole: sections given, assembled, signed, sent, corrected. */

/** Gives a section to a person, or names the ministry that writes it; neither takes it back. @throws Refusal, NotAllowed */
export async function giveSection(
  db: Database,
  actor: Actor,
  place: Place,
  { section, person, ministry }: { section: string; person: string | null; ministry: string },
): Promise<void> {
  await changeSubmission(db, actor, place, ({ content, party }) => {
    requireWholeDraft(actor, party);
    if (!content.sections.includes(section)) throw new Refusal('not-in-list', { field: 'section' });
    const name = ministry.trim().slice(0, 200);
    return {
      verb: 'give-section',
      entries: [{ did: 'section-given', section, person, ministry: name }],
      details: { section, person },
    };
  });
}

/** Questions that want an answer and have none. */
export function unanswered(content: CallContent, { answers }: Pick<Submission, 'answers'>): string[] {
  return content.questions
    .filter(({ id, required }) => required && (answers.get(id)?.value ?? null) === null)
    .map(({ id }) => id);
}

/** Puts the sections together for signature. @throws Refusal `unanswered` where a required answer is missing; NotAllowed */
export async function assemble(db: Database, actor: Actor, place: Place): Promise<void> {
  await changeSubmission(db, actor, place, ({ content, party, submission }) => {
    requireWholeDraft(actor, party);
    const missing = unanswered(content, submission);
    if (missing.length > 0) throw new Refusal('unanswered', { values: { n: missing.length } });
    return { verb: 'assemble-submission', entries: [{ did: 'assembled' }] };
  });
}

/** Opens what was assembled again. @throws Refusal, NotAllowed */
export async function reopenSubmission(db: Database, actor: Actor, place: Place): Promise<void> {
  await changeSubmission(db, actor, place, ({ party }) => {
    requireWholeDraft(actor, party);
    return { verb: 'reopen-submission', entries: [{ did: 'reopened', reason: '' }] };
  });
}

/** A correction of what was sent: a draft again, while what was sent stays. @throws Refusal `reason-missing`, ...; NotAllowed */
export async function beginCorrection(db: Database, actor: Actor, place: Place, reason: string): Promise<void> {
  const why = reason.trim().slice(0, 2000);
  if (why === '') throw new Refusal('reason-missing', { field: 'reason' });
  await changeSubmission(db, actor, place, ({ call, party }) => {
    requireWholeDraft(actor, party);
    if (call.state === 'recorded') throw new Refusal('wrong-state');
    return { verb: 'begin-correction', entries: [{ did: 'correction-begun', reason: why }] };
  });
}

/** Whether a party may send: the call is open, or its own time has not run out. A correction of what was sent is never too late. */
export function maySend(
  { call, recipient, submission }: Pick<OpenSubmission, 'call' | 'recipient' | 'submission'>,
  today: Day,
): boolean {
  if (call.state === 'open' || submission.version > 0) return true;
  return recipient.extended && recipient.deadline !== null && recipient.deadline >= today;
}

/** What was sent: the number under which it is locked. */
export interface Receipt {
  /** "2026-global-report/BY/1" */
  number: string;
  version: number;
  sha256: string;
  sentAt: Date;
}

/**
 * Signs what was assembled and sends it: locked, numbered, with the hash of all answers. After the call was closed it is refused, and the
 * refusal is kept: the answers stay as a draft.
 *
 * @param signed hash of what the person saw; whatever else it is now is not signed.
 * @throws Refusal `call-closed`, `signed-otherwise`, `unanswered`, `wrong-state`; StepUpNeeded, NotAllowed.
 */
export async function signAndSend(
  db: Database,
  actor: Actor,
  place: Place,
  { sha256: signed }: { sha256: string },
  today: Day,
): Promise<Receipt> {
  const party = await findParty(db, actor, { code: place.code });
  if (party === null) throw new Refusal('no-such-party', { values: { code: place.code } });
  const { id } = requirePermission(actor, 'calls.sign', {
    party: party.id,
    madeBy: actor.kind === 'public' ? '' : actor.id,
  });
  let receipt: Receipt | null = null;
  await changeSubmission(db, actor, place, async (open) => {
    const { c, call, content, submission, by } = open;
    if (!maySend(open, today)) {
      await keepLate(c, actor, open);
      return null;
    }
    if (submission.state !== 'assembled') throw new Refusal('wrong-state');
    const missing = unanswered(content, submission);
    if (missing.length > 0) throw new Refusal('unanswered', { values: { n: missing.length } });
    const sha256 = hashOfSubmission(submission);
    if (sha256 !== signed) throw new Refusal('signed-otherwise');
    const version = submission.version + 1;
    const number = `${call.key}/${open.party.code}/${version}`;
    const sentAt = by.madeAt;
    await keepSubmissionVersion(c, submission, {
      n: version,
      number,
      callVersion: call.version,
      sha256,
      signedBy: id,
      sentBy: id,
      sentAt,
      reason: submission.reason,
    });
    receipt = { number, version, sha256, sentAt };
    return {
      verb: 'send-submission',
      entries: [
        { did: 'signed', sha256 },
        { did: 'sent', version, sha256, on: dayOf(sentAt) },
      ],
      details: { number, sha256, version },
    };
  });
  if (receipt === null) throw new Refusal('call-closed');
  return receipt;
}

/** That somebody wanted to send too late is kept; the transaction stands, the answer is a refusal. */
async function keepLate(c: Connection, actor: Actor, { call, party, submission, by }: OpenSubmission): Promise<void> {
  if (submission.state === 'sent') throw new NotAllowed();
  await addSubmissionEntries(c, submission, [{ did: 'refused-late', reason: 'call-closed' }], by);
  await recordAction(c, {
    actor,
    party: party.id,
    verb: 'reporting.refuse-late',
    subject: { type: 'submission', id: submission.id },
    details: { call: call.id },
  });
}
