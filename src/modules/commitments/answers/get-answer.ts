import { type Actor, NotAllowed } from '../../../kernel/access/index.js';
import { recordRead } from '../../../kernel/audit/index.js';
import type { Database } from '../../../kernel/db/index.js';
import { findFile, loadFile } from '../../../kernel/files/index.js';
import type { Party } from '../../parties/index.js';
import { asksSomething, type Commitment } from '../commitment.js';
import { type ListedCommitment, listCommitments, type Scene } from '../find-commitments.js';
import { readableCommitment } from '../get-commitment.js';
import type { EvidenceFile } from '../get-evidence.js';
import { may, mayAnswer, mayReview } from '../policy.js';
import { Refusal } from '../refusal.js';
import { findEarlierAnswer, findHeldAnswer, findVersions, type HeldAnswer } from '../store/answers.js';
import { isAddressed, NOT_NARROWED } from './addressed.js';
import { type AnswerVersion, authorsOf, canBecome } from './answer.js';
import { findNarrowed } from './narrow.js';
import { answeringParty } from './open-answer.js';

/** What a party says about what was asked of it, as far as the actor sees it, and what the actor may do with it. */
export interface WholeAnswer {
  /** Null where there is none yet. */
  id: string | null;
  party: Party;
  commitment: Commitment;
  listed: ListedCommitment;
  /** What everybody sees; null where there is nothing. */
  published: AnswerVersion | null;
  /** With its history, for its party and the secretariat; null for all others. */
  full: { held: HeldAnswer; versions: AnswerVersion[]; last: AnswerVersion } | null;
  rights: { answer: boolean; withdraw: boolean; review: boolean };
}

/**
 * @throws Refusal `no-such-commitment`, `no-such-party`; `no-such-answer` where the party is not asked, and to whoever may see nothing of
 *   it and say nothing.
 */
export async function getAnswer(
  db: Database,
  actor: Actor,
  { key, code }: { key: string; code: string },
  scene: Scene,
): Promise<WholeAnswer> {
  const c = db.connection;
  const { held: commitment, document } = await readableCommitment(c, actor, key);
  const party = await answeringParty(db, actor, code);
  const shown = commitment.shown && document.shown;
  const held = await findHeldAnswer(c, commitment.id, party.id);
  const versions = held === null ? [] : await findVersions(c, held.id);
  const published = versions.find(({ n }) => n === held?.published) ?? null;
  const last = versions.at(-1);
  const about = { shown, party: party.id, madeBy: held?.writtenBy ?? null };
  const seesAll = may(actor, 'read', 'answer in full', about);
  const narrowed = held === null ? (await findNarrowed(db, commitment)).narrowed : NOT_NARROWED;
  const asked = asksSomething(commitment.act) && isAddressed(party, commitment.addressees, narrowed);
  const answer = asked && mayAnswer(actor, { shown, party: party.id, writtenBy: held?.writtenBy ?? null });
  const waits = held?.state === 'stated';
  const sees = may(actor, 'read', 'answer', { ...about, published: published !== null });
  const [listed] = await listCommitments(c, [commitment.id], scene);
  if (listed === undefined || !(sees || answer || (seesAll && held !== null))) throw new Refusal('no-such-answer');
  if (seesAll && held !== null && !speaksFor(actor, party.id)) await recordAnswerRead(db, actor, held);
  return {
    id: held?.id ?? null,
    party,
    commitment,
    listed,
    published: sees ? published : null,
    full: seesAll && held !== null && last !== undefined ? { held, versions, last } : null,
    rights: {
      answer,
      withdraw: answer && held !== null && canBecome(held.state, 'withdrawn'),
      review: mayReview(actor, { shown, waits, party: party.id, authors: authorsOf(versions) }),
    },
  };
}

/** What the party said last on the same line in another resolution, to begin with; for those who may answer for it. */
export interface EarlierAnswer {
  from: ListedCommitment;
  version: AnswerVersion;
}

/** Null where there is an answer already, or nothing to take over. @throws NotAllowed */
export async function findEarlier(
  db: Database,
  { party, commitment, full, rights }: WholeAnswer,
  scene: Scene,
): Promise<EarlierAnswer | null> {
  if (!rights.answer) throw new NotAllowed();
  if (full !== null) return null;
  const found = await findEarlierAnswer(db.connection, {
    partyId: party.id,
    lineId: commitment.lineId,
    commitmentId: commitment.id,
  });
  if (found === null) return null;
  const [from] = await listCommitments(db.connection, [found.commitmentId], scene);
  return from === undefined ? null : { from, version: found.version };
}

/**
 * The file of one version: that of the published one to everybody, all others to those who see the answer in full.
 *
 * @throws Refusal as `getAnswer`, and `no-such-file`.
 */
export async function getAnswerFile(
  db: Database,
  actor: Actor,
  { key, code, n }: { key: string; code: string; n: number | 'reviewed' },
  scene: Scene,
): Promise<EvidenceFile> {
  const { published, full } = await getAnswer(db, actor, { key, code }, scene);
  const version = n === 'reviewed' ? published : full?.versions.find((one) => one.n === n);
  if (version?.evidence?.kind !== 'file') throw new Refusal('no-such-file');
  const { sha256, name } = version.evidence;
  const file = await findFile(db.connection, sha256);
  if (file === null) throw new Refusal('no-such-file');
  return { bytes: await loadFile(db.connection, sha256), name, mediaType: file.mediaType };
}

function speaksFor(actor: Actor, partyId: string): boolean {
  return actor.kind === 'person' && actor.holds.some(({ party }) => party?.id === partyId);
}

/** Drafts and what party and secretariat wrote to each other, seen by somebody of another party: that it was seen is written down. */
function recordAnswerRead(db: Database, actor: Actor, { id, partyId }: HeldAnswer): Promise<void> {
  return recordRead(db, { actor, party: partyId, verb: 'commitments.see-answer', subject: { type: 'answer', id } });
}
