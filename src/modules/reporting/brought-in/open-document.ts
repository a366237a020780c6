import { type Actor, requirePermission } from '../../../kernel/access/index.js';
import { recordAction } from '../../../kernel/audit/index.js';
import type { Connection, Database } from '../../../kernel/db/index.js';
import type { Party } from '../../parties/index.js';
import { Refusal } from '../refusal.js';
import { type BroughtDocument, findBroughtDocument } from '../store/brought-in.js';
import { type Call, findCall, findCallVersion, isShownCall, type Made } from '../store/calls.js';
import { findSubmission, type Submission } from '../store/submissions.js';
import { answeringParty, type Place } from '../submissions/open-submission.js';

/** An old document while it is cut, held until the end of the transaction. */

export interface OpenDocument {
  c: Connection;
  call: Call;
  party: Party;
  submission: Submission;
  document: BroughtDocument;
  by: Made;
}

/**
 * Opens a document that is being cut; the next who opens it must have seen what this one leaves.
 *
 * @throws Refusal `no-such-submission`, `wrong-state`, `changed-meanwhile`, `no-such-call`; NotAllowed.
 */
export async function openDocument<T>(
  db: Database,
  actor: Actor,
  { key, code }: Place,
  seen: number,
  work: (open: OpenDocument) => Promise<T>,
): Promise<T> {
  requirePermission(actor, 'calls.write');
  const party = await answeringParty(db, actor, code);
  return db.transaction(async (c) => {
    const call = await heldCall(c, actor, key);
    const submission = await findSubmission(c, { callId: call.id, partyId: party.id }, { lock: true });
    const document = submission === null ? null : await findBroughtDocument(c, submission.id);
    if (submission === null || document === null) throw new Refusal('no-such-submission');
    if (submission.state !== 'draft' || submission.version > 0) throw new Refusal('wrong-state');
    if (document.revision !== seen) throw new Refusal('changed-meanwhile');
    return work({ c, call, party, submission, document, by: madeBy(actor) });
  });
}

/** A call to which old answers are brought in, its row held. @throws Refusal `no-such-call`; NotAllowed */
export async function heldCall(c: Connection, actor: Actor, key: string): Promise<Call> {
  const call = await findCall(c, { key }, { lock: true });
  if (call === null || !isShownCall(call.state)) throw new Refusal('no-such-call');
  requirePermission(actor, 'calls.write', { party: null, madeBy: call.madeBy });
  return call;
}

/** What was asked, as it was sent. */
export const contentOf = async (c: Connection, call: Call) =>
  (await findCallVersion(c, call.id, call.version)) ?? call.content;

export function madeBy(actor: Actor): Made {
  return { madeBy: requirePermission(actor, 'calls.write').id, madeAt: new Date() };
}

export async function record(
  c: Connection,
  actor: Actor,
  verb: 'bring-in' | 'cut-answer' | 'give-old-answer' | 'keep-brought-in',
  { call, party, id }: { call: Call; party: Party; id: string },
  details: Readonly<Record<string, string | number>>,
): Promise<void> {
  const subject = { type: 'submission', id };
  await recordAction(c, {
    ...{ actor, party: party.id, verb: `reporting.${verb}`, subject },
    details: { call: call.id, ...details },
  });
}
