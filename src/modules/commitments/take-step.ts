import { type Actor, NotAllowed, requirePermission } from '../../kernel/access/index.js';
import { changesOf, recordAction } from '../../kernel/audit/index.js';
import { type Connection, type Database, newId } from '../../kernel/db/index.js';
import { type EvidenceGiven, keepEvidence } from '../../kernel/files/index.js';
import { findDocument } from '../documents/index.js';
import type { Commitment, CommitmentState } from './commitment.js';
import { checkDay, checkEvidence } from './evidence.js';
import { lockCommitment } from './lock-commitment.js';
import { stepRights } from './policy.js';
import { Refusal } from './refusal.js';
import { nextSteps, type StepKind, stepsTakenBack } from './steps.js';
import { nextRevision, setCommitment } from './store/commitments.js';
import { findSteps, insertSteps, stateOf } from './store/steps.js';
import type { Day } from './timing/days.js';

export interface StepGiven extends EvidenceGiven {
  /** Any but `take-back`, for which there is `takeBackStep`. */
  kind: StepKind;
  /** YYYY, YYYY-MM or YYYY-MM-DD; empty where it is not known. */
  happened: string;
  note: string;
  /** The version of the commitment that the person saw. */
  version: number;
}

export const LONGEST_NOTE = 4000;

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
        evidence: await keepEvidence(c, given),
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
  checkDay(happened, today);
  if (note.length > LONGEST_NOTE) throw new Refusal('too-long', { field: 'note', values: { most: LONGEST_NOTE } });
  checkEvidence({ link, file });
  if (kind === 'note' && note.trim() === '' && link === '' && file === null)
    throw new Refusal('nothing-given', { field: 'note' });
}
