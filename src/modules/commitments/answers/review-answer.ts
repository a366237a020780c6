import { type Actor, requirePermission } from '../../../kernel/access/index.js';
import { recordAction } from '../../../kernel/audit/index.js';
import type { Database } from '../../../kernel/db/index.js';
import { mayReview } from '../policy.js';
import { Refusal } from '../refusal.js';
import { addVersion } from '../store/answers.js';
import { LONGEST_NOTE } from '../take-step.js';
import { authorsOf } from './answer.js';
import { answeringParty, openAnswer, refuseOvertaken, refuseUnseen } from './open-answer.js';

export const REVIEW_DECISIONS = ['review', 'return'] as const;
export type ReviewDecision = (typeof REVIEW_DECISIONS)[number];

/**
 * Passes what a party stated, or returns it with a note. Whoever wrote in it does not review it.
 *
 * @throws Refusal `no-such-commitment`, `no-such-party`, `no-such-answer`, `answered-meanwhile`, `not-to-be-reviewed`, `own-statement`,
 *   `note-missing`, `too-long`; NotAllowed.
 */
export async function reviewAnswer(
  db: Database,
  actor: Actor,
  { key, code }: { key: string; code: string },
  { decision, note, version }: { decision: ReviewDecision; note: string; version: number },
): Promise<{ version: number }> {
  const party = await answeringParty(db, actor, code);
  const { id: person } = requirePermission(actor, 'register.review');
  if (note.length > LONGEST_NOTE) throw new Refusal('too-long', { field: 'note', values: { most: LONGEST_NOTE } });
  if (decision === 'return' && note.trim() === '') throw new Refusal('note-missing', { field: 'note' });
  return db.transaction(async (c) => {
    const open = await openAnswer(c, actor, key, party);
    const { commitment, shown, held, versions } = open;
    const last = versions.at(-1);
    if (held === null || last === undefined) throw new Refusal('no-such-answer');
    refuseOvertaken(held, version);
    if (held.state !== 'stated') throw new Refusal('not-to-be-reviewed');
    const authors = authorsOf(versions);
    if (authors.has(person)) throw new Refusal('own-statement');
    if (!mayReview(actor, { shown, waits: true, party: party.id, authors })) refuseUnseen(actor, open);
    const state = decision === 'review' ? 'reviewed' : 'returned';
    const added = await addVersion(
      c,
      { id: held.id, commitmentId: commitment.id, partyId: party.id, held },
      { ...last, state, note: note.trim(), madeBy: person, madeAt: new Date() },
    );
    await recordAction(c, {
      actor,
      party: party.id,
      verb: `commitments.${decision}-answer`,
      subject: { type: 'answer', id: held.id },
      details: { commitment: commitment.id, version: added, of: last.n },
    });
    return { version: added };
  });
}
