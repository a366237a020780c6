import type { Actor } from '../../../kernel/access/index.js';
import { recordAction } from '../../../kernel/audit/index.js';
import { type Day, rangeOf } from '../../../kernel/calendar/index.js';
import type { Database } from '../../../kernel/db/index.js';
import { type EvidenceGiven, evidenceFault, keepEvidence } from '../../../kernel/files/index.js';
import { Refusal } from '../refusal.js';
import { CONCRETE_STATES, type ConcreteState } from './content.js';
import { canFollow, stepsFrom, takenBack } from './log.js';
import { addTo, onBehalf, openOwnLog, requireProposer } from './open-log.js';

export interface StepGiven extends EvidenceGiven {
  /** What it has become; empty for a note or evidence that changes nothing. */
  state: string;
  /** YYYY, YYYY-MM or YYYY-MM-DD; empty where it is not known. */
  happened: string;
  note: string;
  /** Number of the last entry that the person saw. */
  seen: number;
}

export const LONGEST_NOTE = 2_000;

/**
 * Says what became of a concrete measure; everybody sees it once it is reviewed. `today` bounds the day.
 *
 * @throws Refusal `no-such-concrete`, `changed-meanwhile`, `not-now`, `not-in-list`, `not-from-here`, `nothing-said`, `too-long`, and what
 *   is wrong with the day or the evidence; NotAllowed.
 */
export async function takeStep(
  db: Database,
  actor: Actor,
  key: string,
  given: StepGiven,
  today: Day,
): Promise<{ version: number }> {
  return db.transaction(async (c) => {
    const open = await openOwnLog(c, actor, key, given.seen);
    const { held, folded } = open;
    const { id: person } = requireProposer(actor, held.partyId, held.entries[0]?.madeBy ?? null);
    const state = checkStep(given, folded.latest.state, today);
    if (!canFollow(folded.review, 'step')) throw new Refusal('not-now');
    const evidence = await keepEvidence(c, given);
    const step = {
      ...{ state, evidence, note: given.note.trim() },
      happened: given.happened.trim() === '' ? null : given.happened.trim(),
    };
    const version = await addTo(c, open, [{ kind: 'step', step, madeBy: person }]);
    await recordAction(c, {
      actor,
      party: held.partyId,
      onBehalfOf: onBehalf(actor, held.partyId),
      verb: 'plan.take-step',
      subject: { type: 'concrete-measure', id: held.id },
      details: { key, version, state: state ?? 'note' },
    });
    return { version };
  });
}

function checkStep(
  { state: named, happened: day, note, link, file }: StepGiven,
  from: ConcreteState,
  today: Day,
): Exclude<ConcreteState, 'proposed'> | null {
  const state = named === '' ? null : CONCRETE_STATES.find((one) => one === named);
  if (state === undefined || state === 'proposed') throw new Refusal('not-in-list', { field: 'state' });
  if (state !== null && !stepsFrom(from).includes(state)) throw new Refusal('not-from-here', { field: 'state' });
  const given = file !== null && file.bytes.length > 0;
  if (state === null && note.trim() === '' && link === '' && !given)
    throw new Refusal('nothing-said', { field: 'step-note' });
  if (note.length > LONGEST_NOTE) throw new Refusal('too-long', { field: 'step-note', values: { most: LONGEST_NOTE } });
  checkHappened(day.trim(), today);
  const fault = evidenceFault({ link, file });
  if (fault !== null) throw new Refusal(fault.code, { field: fault.field, values: fault.values });
  return state;
}

function checkHappened(date: string, today: Day): void {
  if (date === '') return;
  const range = rangeOf(date);
  if (range === null) throw new Refusal('not-a-date', { field: 'happened', values: { date } });
  if (range.from > today) throw new Refusal('date-to-come', { field: 'happened', values: { date } });
}

/**
 * Takes a step back: it never was. What is public follows once that is reviewed.
 *
 * @throws Refusal `no-such-concrete`, `changed-meanwhile`, `nothing-to-undo`; NotAllowed.
 */
export async function takeBackStep(
  db: Database,
  actor: Actor,
  key: string,
  { n, seen }: { n: number; seen: number },
): Promise<{ version: number }> {
  return db.transaction(async (c) => {
    const open = await openOwnLog(c, actor, key, seen);
    const { held } = open;
    const { id: person } = requireProposer(actor, held.partyId, held.entries[0]?.madeBy ?? null);
    const step = held.entries.find((entry) => entry.n === n && entry.kind === 'step');
    if (step === undefined || takenBack(held.entries).has(n)) throw new Refusal('nothing-to-undo');
    const version = await addTo(c, open, [{ kind: 'take-back', takesBack: [n], madeBy: person }]);
    await recordAction(c, {
      actor,
      party: held.partyId,
      onBehalfOf: onBehalf(actor, held.partyId),
      verb: 'plan.take-back-step',
      subject: { type: 'concrete-measure', id: held.id },
      details: { key, version, step: n },
    });
    return { version };
  });
}
