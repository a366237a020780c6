import { type Actor, NotAllowed } from '../../../kernel/access/index.js';
import { recordAction } from '../../../kernel/audit/index.js';
import { type Connection, type Database, type Json, newId } from '../../../kernel/db/index.js';
import { findParty, type Party } from '../../parties/index.js';
import type { CallContent } from '../calls/content.js';
import { maker, may } from '../policy.js';
import { Refusal } from '../refusal.js';
import { type Call, findCall, findCallVersion, isShownCall, type Made } from '../store/calls.js';
import { findRecipient, type Recipient } from '../store/recipients.js';
import { addSubmissionEntries, findSubmission, insertSubmission, type Submission } from '../store/submissions.js';
import { canDo, type SubmissionEntry } from './submission.js';

/** Where a party answers a call: both as they stand in addresses. */
export interface Place {
  key: string;
  /** Of the party: "BY". */
  code: string;
}

/** A submission about to be changed; its row is held until the end of the transaction, so that changes come one by one. */
export interface OpenSubmission {
  c: Connection;
  call: Call;
  /** What is asked: the version that was sent last. */
  content: CallContent;
  party: Party;
  recipient: Recipient;
  submission: Submission;
  by: Made;
}

export interface SubmissionChange {
  verb: string;
  entries: readonly SubmissionEntry[];
  details?: Readonly<Record<string, Json>>;
}

/** @throws Refusal `no-such-party` */
export async function answeringParty(db: Database, actor: Actor, code: string): Promise<Party> {
  const party = await findParty(db, actor, { code });
  if (party === null) throw new Refusal('no-such-party', { values: { code } });
  return party;
}

/**
 * Changes what a party answers: one transaction, the submission begun where there is none yet, the action recorded last.
 *
 * @param work checks rights and rules; what it gives back is added to the log. Null: nothing is to be changed.
 * @throws Refusal `no-such-call`, `no-such-party`, `not-asked`, `wrong-state`; NotAllowed.
 */
export async function changeSubmission(
  db: Database,
  actor: Actor,
  { key, code }: Place,
  work: (open: OpenSubmission) => SubmissionChange | null | Promise<SubmissionChange | null>,
): Promise<Submission> {
  const party = await answeringParty(db, actor, code);
  const madeBy = maker(actor);
  if (madeBy === null || !may(actor, 'read', 'draft', { party: party.id, madeBy })) throw new NotAllowed();
  return db.transaction(async (c) => {
    const call = await findCall(c, { key });
    if (call === null || !isShownCall(call.state)) throw new Refusal('no-such-call');
    // Held first, so that two who begin at once begin one submission.
    const recipient = await findRecipient(c, call.id, party.id, { lock: true });
    if (recipient === null || recipient.state === 'removed' || recipient.told === 0) throw new Refusal('not-asked');
    const content = (await findCallVersion(c, call.id, call.version)) ?? call.content;
    const by = { madeBy, madeAt: new Date() };
    const held = await findSubmission(c, { callId: call.id, partyId: party.id }, { lock: true });
    const place = { id: newId(), callId: call.id, partyId: party.id };
    const submission = held ?? (await insertSubmission(c, place, { did: 'begun' }, by));
    const change = await work({ c, call, content, party, recipient, submission, by });
    if (change === null) return submission;
    refuseWrongState(submission, change.entries);
    const changed = await addSubmissionEntries(c, submission, change.entries, by);
    await recordAction(c, {
      actor,
      party: party.id,
      onBehalfOf: onBehalf(actor, party),
      verb: `reporting.${change.verb}`,
      subject: { type: 'submission', id: submission.id },
      details: { call: call.id, ...change.details },
    });
    return changed;
  });
}

/** Each entry is tried in the state to which those before it lead. */
function refuseWrongState({ state }: Pick<Submission, 'state'>, entries: readonly SubmissionEntry[]): void {
  let now = state;
  for (const { did } of entries) {
    if (!canDo(now, did)) throw new Refusal('wrong-state');
    if (did === 'assembled' || did === 'signed' || did === 'sent') now = did;
    if (did === 'reopened' || did === 'correction-begun' || did === 'refused-late') now = 'draft';
  }
}

/** The party that asked the actor to act for it, where the actor does not belong to it. */
function onBehalf(actor: Actor, party: Party): string | undefined {
  if (actor.kind !== 'person') return undefined;
  return actor.holds.find((held) => held.party?.id === party.id && held.onBehalfOf !== null)?.onBehalfOf?.id;
}

/** What the actor may write of a submission: all of it, or the sections that were given to them. */
export function mayWriteQuestion(
  actor: Actor,
  party: { id: string },
  submission: Pick<Submission, 'sections'> | null,
  section: string | null,
): boolean {
  const given = section !== null && submission?.sections.get(section)?.person === maker(actor);
  return may(actor, 'write', 'section', { given, party: party.id, madeBy: maker(actor) });
}

/** Who assembles, gives sections, corrects. @throws NotAllowed */
export function requireWholeDraft(actor: Actor, party: { id: string }): void {
  if (!may(actor, 'write', 'draft', { party: party.id, madeBy: maker(actor) })) throw new NotAllowed();
}
