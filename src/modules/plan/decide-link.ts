import { type Actor, requirePermission } from '../../kernel/access/index.js';
import { recordAction } from '../../kernel/audit/index.js';
import type { Database } from '../../kernel/db/index.js';
import { findSeen } from '../commitments/index.js';
import { isMeasure } from './measures.js';
import { Refusal } from './refusal.js';
import { putLink, removeLink } from './store/links.js';
import { nextRevision } from './store/revision.js';

export const LINK_DECISIONS = ['confirm', 'reject', 'undo'] as const;
export type LinkDecision = (typeof LINK_DECISIONS)[number];

/**
 * Says that a commitment meets a measure, or does not; `undo` takes back what was said, so that only the lines of the register speak.
 *
 * @param key Of the commitment.
 * @throws Refusal `no-such-measure`, `no-such-commitment`, `nothing-to-undo`; NotAllowed.
 */
export async function decideLink(
  db: Database,
  actor: Actor,
  { measure, key, decision }: { measure: number; key: string; decision: LinkDecision },
): Promise<void> {
  const { id: person } = requirePermission(actor, 'plan.write');
  if (!isMeasure(measure)) throw new Refusal('no-such-measure');
  await db.transaction(async (c) => {
    await nextRevision(c);
    const commitment = await findSeen(c, actor, key);
    if (commitment === null) throw new Refusal('no-such-commitment', { field: 'commitment' });
    if (decision === 'undo') {
      if (!(await removeLink(c, measure, commitment.id))) throw new Refusal('nothing-to-undo');
    } else {
      await putLink(c, {
        ...{ measure, commitment_id: commitment.id, decided_by: person, decided_at: new Date() },
        standing: decision === 'confirm' ? 'confirmed' : 'rejected',
      });
    }
    await recordAction(c, {
      actor,
      verb: 'plan.decide-link',
      subject: { type: 'commitment', id: commitment.id },
      details: { measure, decision },
    });
  });
}
