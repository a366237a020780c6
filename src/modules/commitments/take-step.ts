import { type Actor, NotAllowed, requirePermission } from '../../kernel/access/index.js';
import { changesOf, recordAction } from '../../kernel/audit/index.js';
import { type Connection, type Database, newId } from '../../kernel/db/index.js';
import { storeFile } from '../../kernel/files/index.js';
import { findDocument } from '../documents/index.js';
import type { Commitment, CommitmentState } from './commitment.js';
import { lockCommitment } from './lock-commitment.js';
import { stepRights } from './policy.js';
import { Refusal } from './refusal.js';
import { nextSteps, type StepKind, stepsTakenBack } from './steps.js';
import { nextRevision, setCommitment } from './store/commitments.js';
import { type Evidence, findSteps, insertSteps, stateOf } from './store/steps.js';
import { type Day, rangeOf } from './timing/days.js';

export interface StepGiven {
  /** Any but `take-back`, for which there is `takeBackStep`. */
  kind: StepKind;
  /** YYYY, YYYY-MM or YYYY-MM-DD; empty where it is not known. */
  happened: string;
  note: string;
  /** An address, or empty. */
  link: string;
  file: { bytes: Uint8Array; name: string } | null;
  /** The version of the commitment that the person saw. */
  version: number;
}

/** The General Assembly did not exist before. */
const EARLIEST = '1945';
export const LONGEST_NOTE = 4000;
const LONGEST_LINK = 2000;
export const LARGEST_FILE = 20 * 1024 * 1024;

/**
 * Says what became of a commitment: a step with its day, a note and evidence. `today` bounds the day.
 *
 * @throws Refusal `no-such-commitment`, `changed-meanwhile`, `wrong-state`, `not-a-date`, `date-too-early`, `date-to-come`,
 *   `not-an-address`, `link-and-file`, `too-long`, `too-large`, `nothing-given`; NotAllowed.
 */
export async function takeStep(
  db: Database,
  actor: Actor,
  key: string,
  given: StepGiven,
  today: Day,
): Promise<{ stepId: string; state: CommitmentState }> {
  const { id: person } = requirePermission(actor, 'register.write');
  check(given, today);
  return db.transaction(async (c) => {
    const commitment = await lockCommitment(c, actor, key, { noun: 'step', version: given.version });
    if (!nextSteps(commitment.state).includes(given.kind))
      throw new Refusal('wrong-state', { field: 'kind', values: { state: commitment.state } });
    const stepId = newId();
    await insertSteps(c, [
      {
        id: stepId,
        commitmentId: commitment.id,
        kind: given.kind,
        happened: given.happened === '' ? null : given.happened,
        note: given.note.trim(),
        evidence: await evidenceOf(c, given),
        takesBack: null,
        importId: null,
        madeBy: person,
        madeAt: new Date(),
      },
    ]);
    const state = await refold(c, commitment);
    await recordAction(c, {
      actor,
      verb: 'commitments.take-step',
      subject: { type: 'commitment', id: commitment.id },
      details: { step: stepId, kind: given.kind },
      changes: changesOf({ state: commitment.state }, { state }, ['state']),
    });
    return { stepId, state };
  });
}

/**
 * Takes a step back: it counts as never made, and stays to be seen. Taking back what took it back brings it in again.
 *
 * `seen.version`: the one that the person saw; another one is refused.
 *
 * @throws Refusal `no-such-commitment`, `no-such-step`, `nothing-to-undo`, `changed-meanwhile`; NotAllowed.
 */
export async function takeBackStep(
  db: Database,
  actor: Actor,
  key: string,
  stepId: string,
  seen: { version?: number } = {},
): Promise<{ state: CommitmentState }> {
  const { id: person } = requirePermission(actor, 'register.write');
  return db.transaction(async (c) => {
    const commitment = await lockCommitment(c, actor, key, { noun: 'step', ...seen });
    const steps = await findSteps(c, commitment.id);
    const step = steps.find(({ id }) => id === stepId);
    if (step === undefined) throw new Refusal('no-such-step');
    if (!stepRights(actor, commitment).takeBack(step)) throw new NotAllowed();
    if (stepsTakenBack(steps).has(stepId)) throw new Refusal('nothing-to-undo');
    const backId = newId();
    await insertSteps(c, [
      {
        id: backId,
        commitmentId: commitment.id,
        kind: 'take-back',
        happened: null,
        note: '',
        evidence: null,
        takesBack: stepId,
        importId: null,
        madeBy: person,
        madeAt: new Date(),
      },
    ]);
    const state = await refold(c, commitment);
    await recordAction(c, {
      actor,
      verb: 'commitments.take-back-step',
      subject: { type: 'commitment', id: commitment.id },
      details: { step: stepId, by: backId },
      changes: changesOf({ state: commitment.state }, { state }, ['state']),
    });
    return { state };
  });
}

async function refold(c: Connection, commitment: Commitment): Promise<CommitmentState> {
  const document = await findDocument(c, commitment.documentId);
  const state = await stateOf(c, commitment.id, commitment.act, { draftOf: document?.draftOf ?? null });
  await setCommitment(c, commitment.id, { state }, { revision: await nextRevision(c), now: new Date() });
  return state;
}

function check({ kind, happened, note, link, file }: StepGiven, today: Day): void {
  if (kind === 'take-back') throw new Refusal('not-in-list', { field: 'kind' });
  if (happened !== '') {
    const range = rangeOf(happened);
    if (range === null) throw new Refusal('not-a-date', { field: 'happened', values: { date: happened } });
    if (range.to < EARLIEST) throw new Refusal('date-too-early', { field: 'happened', values: { date: happened } });
    if (range.from > today) throw new Refusal('date-to-come', { field: 'happened', values: { date: happened } });
  }
  if (note.length > LONGEST_NOTE) throw new Refusal('too-long', { field: 'note', values: { most: LONGEST_NOTE } });
  if (link !== '' && file !== null) throw new Refusal('link-and-file', { field: 'link' });
  if (link !== '' && !isWebAddress(link)) throw new Refusal('not-an-address', { field: 'link', values: { link } });
  if (file !== null && file.bytes.length > LARGEST_FILE)
    throw new Refusal('too-large', { field: 'file', values: { most: LARGEST_FILE / 1024 / 1024 } });
  if (kind === 'note' && note.trim() === '' && link === '' && file === null)
    throw new Refusal('nothing-given', { field: 'note' });
}

function isWebAddress(text: string): boolean {
  if (text.length > LONGEST_LINK || !URL.canParse(text)) return false;
  return ['http:', 'https:'].includes(new URL(text).protocol);
}

async function evidenceOf(c: Connection, { link, file }: StepGiven): Promise<Evidence | null> {
  if (link !== '') return { kind: 'link', href: new URL(link).href };
  if (file === null || file.bytes.length === 0) return null;
  const stored = await storeFile(c, file.bytes, file.name);
  return { kind: 'file', sha256: stored.sha256, name: stored.name };
}
