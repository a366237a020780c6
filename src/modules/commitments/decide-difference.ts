import { type Actor, OF_THE_HOUSE, requirePermission } from '../../kernel/access/index.js';
import { recordAction } from '../../kernel/audit/index.js';
import type { Connection, Database } from '../../kernel/db/index.js';
import { findDocument } from '../documents/index.js';
import type { Commitment, Editable } from './commitment.js';
import { type Difference, differencesOf } from './differences.js';
import { meetTexts } from './meet-texts.js';
import { may } from './policy.js';
import { Refusal } from './refusal.js';
import {
  type CommitmentChange,
  findCommitment,
  nextRevision,
  putAddressees,
  setCommitment,
} from './store/commitments.js';
import { findDifference, type HeldDifference, setDecision } from './store/differences.js';
import { stateOf } from './store/steps.js';

/** `keep` what the register holds, or `take` what was read in the text; `undo` a decision. */
export type DifferenceDecision = 'keep' | 'take' | 'undo';

/**
 * A person decides where the register and a text do not agree. Taking an act that the register did not know shows it; taking that a
 * text lacks a commitment hides it. The other texts of the document are met again, so that what agrees now is no difference any more.
 *
 * @throws Refusal `no-such-difference`, `already-decided`, `nothing-to-undo`, `changed-meanwhile` (the commitment no longer says what
 *   the decision was about); NotAllowed.
 */
export async function decideDifference(
  db: Database,
  actor: Actor,
  id: string,
  decision: DifferenceDecision,
): Promise<void> {
  const { id: person } = requirePermission(actor, 'register.write', OF_THE_HOUSE);
  await db.transaction(async (c) => {
    const found = await findDifference(c, id, { lock: true });
    if (found === null || !may(actor, 'write', 'difference', found)) throw new Refusal('no-such-difference');
    const commitment = await findCommitment(c, { id: found.commitmentId }, { lock: true });
    if (commitment === null) throw new Refusal('no-such-difference');
    const change = changeFor(found, commitment, decision);
    await setDecision(c, id, decision === 'undo' ? null : { decision, by: person, at: new Date() });
    if (change !== null) await apply(c, commitment, change);
    await meetTexts(c, commitment.documentId);
    await recordAction(c, {
      actor,
      verb: 'commitments.decide-difference',
      subject: { type: 'commitment', id: commitment.id },
      details: { difference: id, what: found.what, decision, before: found.decision },
    });
  });
}

interface Change {
  act?: Commitment['act'];
  addressees?: string[];
  dates?: Commitment['dates'];
  shown?: boolean;
  /** What the texts leave alone from now on. */
  edited: Editable[];
}

/** What follows for the commitment; null where nothing does. Pure. */
export function changeFor(found: HeldDifference, held: Commitment, decision: DifferenceDecision): Change | null {
  if (decision === 'undo' && found.decision === null) throw new Refusal('nothing-to-undo');
  if (decision !== 'undo' && found.decision !== null) throw new Refusal('already-decided');
  const { difference } = found;
  switch (difference.what) {
    case 'not-in-register':
      return { shown: decision === 'take', edited: held.edited };
    case 'not-in-text': {
      const others = held.edited.filter((part) => part !== 'shown');
      if (decision === 'take') return { shown: false, edited: [...others, 'shown'] };
      return decision === 'undo' && found.decision === 'take' ? { shown: true, edited: others } : null;
    }
    default:
      return exchange(difference, found, held, decision);
  }
}

function exchange(
  difference: Extract<Difference, { what: 'act' | 'addressees' | 'dates' }>,
  found: HeldDifference,
  held: Commitment,
  decision: DifferenceDecision,
): Change | null {
  if (decision === 'keep' || (decision === 'undo' && found.decision === 'keep')) return null;
  const taking = decision === 'take';
  const now = taking ? difference.stated : difference.read;
  // Somebody has set it to something else since: what was decided about is no longer there.
  if (!says(held, difference.what, now)) throw new Refusal('changed-meanwhile');
  const others = held.edited.filter((part) => part !== difference.what);
  // The text in which a commitment was read goes on to say what it says; against it a person's choice must be held.
  const against = held.origin === 'reading' && taking && held.sourceText !== found.textId;
  return { ...partOf(difference, taking), edited: against ? [...others, difference.what] : others };
}

function partOf(difference: Extract<Difference, { what: 'act' | 'addressees' | 'dates' }>, taking: boolean) {
  switch (difference.what) {
    case 'act':
      return { act: (taking ? difference.read : difference.stated) as Commitment['act'] };
    case 'addressees':
      return { addressees: taking ? difference.read : difference.stated };
    case 'dates':
      return { dates: taking ? difference.read : difference.stated };
  }
}

function says(held: Commitment, what: 'act' | 'addressees' | 'dates', value: unknown): boolean {
  const { act, addressees, dates } = held;
  return !differencesOf(held, { act, addressees, dates, [what]: value }).some((one) => one.what === what);
}

async function apply(c: Connection, held: Commitment, { addressees, act, ...rest }: Change): Promise<void> {
  const change: CommitmentChange = { ...rest };
  if (act !== undefined) {
    const document = await findDocument(c, held.documentId);
    change.act = act;
    change.state = await stateOf(c, held.id, act, { draftOf: document?.draftOf ?? null });
  }
  await setCommitment(c, held.id, change, { revision: await nextRevision(c), now: new Date() });
  if (addressees !== undefined) await putAddressees(c, held.id, addressees);
}
