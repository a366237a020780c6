import { type Actor, NotAllowed } from '../../../kernel/access/index.js';
import type { Database } from '../../../kernel/db/index.js';
import type { Party } from '../../parties/index.js';
import type { CallContent } from '../calls/content.js';
import { type CallInView, getCall } from '../calls/get-call.js';
import { may } from '../policy.js';
import { Refusal } from '../refusal.js';
import { type BroughtDocument, findBroughtDocument } from '../store/brought-in.js';
import { findSubmission, type Submission } from '../store/submissions.js';
import { answeringParty, type Place } from '../submissions/open-submission.js';

/** A call whose old answers the actor brings in: as it was sent. @throws Refusal `no-such-call`, `wrong-state` before it was; NotAllowed */
export async function getCallToBringIn(db: Database, actor: Actor, key: string): Promise<CallInView> {
  const view = await getCall(db.connection, actor, key);
  if (!may(actor, 'write', 'brought in', { party: null, madeBy: view.call.madeBy })) throw new NotAllowed();
  if (view.call.version === 0) throw new Refusal('wrong-state');
  return view;
}

/** An old document as it is being cut, or was. */
export interface DocumentInView {
  view: CallInView;
  content: CallContent;
  party: Party;
  submission: Submission;
  document: BroughtDocument;
}

/** @throws Refusal `no-such-submission` where the party's answers did not come in a document, ...; NotAllowed */
export async function getDocument(db: Database, actor: Actor, { key, code }: Place): Promise<DocumentInView> {
  const view = await getCallToBringIn(db, actor, key);
  const party = await answeringParty(db, actor, code);
  const submission = await findSubmission(db.connection, { callId: view.call.id, partyId: party.id });
  const document = submission === null ? null : await findBroughtDocument(db.connection, submission.id);
  if (submission === null || document === null) throw new Refusal('no-such-submission');
  return { view, content: view.content, party, submission, document };
}
