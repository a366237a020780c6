import type { Actor } from '../../../kernel/access/index.js';
import type { Day } from '../../../kernel/calendar/index.js';
import type { Database } from '../../../kernel/db/index.js';
import { findFile, loadFile } from '../../../kernel/files/index.js';
import type { FileToTake } from '../../../kernel/http/index.js';
import type { Party } from '../../parties/index.js';
import { recordConfidential } from '../answers/record-confidential.js';
import { shownAnswer } from '../answers/small-persons.js';
import type { CallContent } from '../calls/content.js';
import { maker, may, seesAnswer } from '../policy.js';
import { Refusal } from '../refusal.js';
import { type Call, findCall, findCallVersion, isShownCall } from '../store/calls.js';
import { findRecipient, type Recipient } from '../store/recipients.js';
import { findSentAnswers, findSentVersions, type SentVersion } from '../store/sent.js';
import { findSubmission, type SentAnswer, type Submission } from '../store/submissions.js';
import { answeringParty, mayWriteQuestion, type Place } from './open-submission.js';
import { maySend, unanswered } from './steps.js';
import { canDo } from './submission.js';

/** What a party answers to a call, as far as the actor sees it, and what the actor may do with it. */
export interface WholeSubmission {
  call: Call;
  /** What is asked: the version that was sent last. */
  content: CallContent;
  party: Party;
  recipient: Recipient | null;
  /** What is being written, to its own people; null for all others, and where nothing is. */
  draft: Submission | null;
  /** Receipts, the latest last. Their hash is '' to whoever does not see every answer: what is hidden could be tried out by it. */
  versions: SentVersion[];
  /** The answers that count and that the actor sees. */
  sent: SentAnswer[];
  rights: SubmissionRights;
}

export interface SubmissionRights {
  /** Whether the actor speaks for the party at all. */
  own: boolean;
  /** Which sections they may write now; null stands for questions before all sections. */
  writes: (section: string | null) => boolean;
  assemble: boolean;
  reopen: boolean;
  sign: boolean;
  correct: boolean;
  giveSections: boolean;
  askExtension: boolean;
  /** Whether it is too late to send. */
  late: boolean;
}

/**
 * @throws Refusal `no-such-call`, `no-such-party`; `no-such-submission` where the party is not asked, and to whoever may see nothing of it.
 */
export async function getSubmission(db: Database, actor: Actor, place: Place, today: Day): Promise<WholeSubmission> {
  const c = db.connection;
  const call = await findCall(c, { key: place.key });
  if (call === null || !isShownCall(call.state)) throw new Refusal('no-such-call');
  const party = await answeringParty(db, actor, place.code);
  const [recipient, submission, content] = await Promise.all([
    findRecipient(c, call.id, party.id),
    findSubmission(c, { callId: call.id, partyId: party.id }),
    findCallVersion(c, call.id, call.version),
  ]);
  const about = { party: party.id, madeBy: maker(actor) };
  const own = may(actor, 'read', 'draft', about);
  const kept = submission === null ? [] : await findSentVersions(c, submission.id);
  const seesAll = own || seesAnswer(actor, { audience: 'confidential', partyId: party.id });
  const versions = seesAll ? kept : kept.map((version) => ({ ...version, sha256: '' }));
  const whole = content ?? call.content;
  const sent = submission === null ? [] : await sentSeen(db, actor, submission, whole);
  const asked = recipient !== null && recipient.state !== 'removed' && recipient.told > 0;
  if (!asked && submission === null) throw new Refusal('no-such-submission');
  if (!own && versions.length === 0) throw new Refusal('no-such-submission');
  const draft = own ? submission : null;
  return {
    call,
    content: whole,
    party,
    recipient,
    draft,
    versions,
    sent,
    rights: rightsOf(actor, { call, content: whole, party, recipient, submission: draft, asked }, today),
  };
}

async function sentSeen(
  db: Database,
  actor: Actor,
  { id, partyId, version }: Submission,
  { questions }: CallContent,
): Promise<SentAnswer[]> {
  if (version === 0) return [];
  const answers = await findSentAnswers(db.connection, { partyId, submissionId: id, version });
  const seen = answers.filter((answer) => seesAnswer(actor, answer));
  await recordConfidential(db, actor, seen);
  const asked = new Map(questions.map((question) => [question.id, question]));
  return seen.map((answer) => shownAnswer(actor, asked.get(answer.questionId), answer));
}

interface Known {
  call: Call;
  content: CallContent;
  party: Party;
  recipient: Recipient | null;
  submission: Submission | null;
  asked: boolean;
}

function rightsOf(
  actor: Actor,
  { call, content, party, recipient, submission, asked }: Known,
  today: Day,
): SubmissionRights {
  const about = { party: party.id, madeBy: maker(actor) };
  const live = asked && call.state !== 'recorded' && recipient !== null;
  const writesAll = live && may(actor, 'write', 'draft', about);
  const state = submission?.state ?? 'draft';
  const inTime =
    recipient !== null &&
    (submission === null ? call.state === 'open' : maySend({ call, recipient, submission }, today));
  return {
    own: may(actor, 'read', 'draft', about),
    writes: (section) => live && state === 'draft' && mayWriteQuestion(actor, party, submission, section),
    assemble: writesAll && submission !== null && state === 'draft' && unanswered(content, submission).length === 0,
    reopen: writesAll && canDo(state, 'reopened'),
    sign: live && state === 'assembled' && may(actor, 'write', 'signature', about),
    correct: writesAll && state === 'sent',
    giveSections: writesAll && state === 'draft',
    askExtension: writesAll && (submission?.version ?? 0) === 0,
    late: live && !inTime,
  };
}

/** A file of an answer: of the draft to its own people, of what was sent to whoever sees that answer. @throws Refusal `no-such-file` */
export async function getAnswerFile(
  db: Database,
  actor: Actor,
  place: Place,
  question: string,
  today: Day,
): Promise<FileToTake> {
  const { draft, sent } = await getSubmission(db, actor, place, today);
  const value = draft?.answers.get(question)?.value ?? sent.find((one) => one.questionId === question)?.value;
  if (value?.kind !== 'file') throw new Refusal('no-such-file');
  const file = await findFile(db.connection, value.sha256);
  if (file === null) throw new Refusal('no-such-file');
  return { bytes: await loadFile(db.connection, value.sha256), name: value.name, mediaType: file.mediaType };
}
