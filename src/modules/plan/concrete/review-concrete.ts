import { type Actor, requirePermission } from '../../../kernel/access/index.js';
import { recordAction } from '../../../kernel/audit/index.js';
import type { Database } from '../../../kernel/db/index.js';
import { mayReview } from '../policy.js';
import { Refusal } from '../refusal.js';
import { authorsOf, canFollow } from './log.js';
import { addTo, openLog } from './open-log.js';
import { LONGEST_NOTE } from './take-step.js';

export const REVIEW_DECISIONS = ['publish', 'return'] as const;
export type ReviewDecision = (typeof REVIEW_DECISIONS)[number];

/**
 * Reviews a concrete measure: everybody sees it as it stands now, or it goes back to its party with what is missing.
 *
 * @throws Refusal `no-such-concrete`, `changed-meanwhile`, `not-now`, `own-words` for whoever wrote in it, `note-missing`, `too-long`;
 *   NotAllowed.
 */
export async function reviewConcrete(
  db: Database,
  actor: Actor,
  key: string,
  { decision, note, seen }: { decision: ReviewDecision; note: string; seen: number },
): Promise<{ version: number }> {
  const { id: person } = requirePermission(actor, 'plan.review');
  return db.transaction(async (c) => {
    const open = await openLog(c, actor, key);
    const { held, folded } = open;
    requirePermission(actor, 'plan.review', { party: held.partyId, madeBy: person });
    if (folded.version !== seen) throw new Refusal('changed-meanwhile');
    if (!canFollow(folded.review, decision)) throw new Refusal('not-now');
    const authors = authorsOf(held.entries);
    if (!mayReview(actor, { waits: true, party: held.partyId, authors })) throw new Refusal('own-words');
    const words = note.trim();
    if (decision === 'return' && words === '') throw new Refusal('note-missing', { field: 'note' });
    if (words.length > LONGEST_NOTE) throw new Refusal('too-long', { field: 'note', values: { most: LONGEST_NOTE } });
    const version = await addTo(c, open, [{ kind: decision, note: words, madeBy: person }]);
    await recordAction(c, {
      actor,
      party: held.partyId,
      verb: decision === 'publish' ? 'plan.publish-measure' : 'plan.return-measure',
      subject: { type: 'concrete-measure', id: held.id },
      details: { key, version, of: folded.version },
    });
    return { version };
  });
}
