import { type Actor, OF_THE_HOUSE, requirePermission } from '../../kernel/access/index.js';
import { recordAction } from '../../kernel/audit/index.js';
import type { Database } from '../../kernel/db/index.js';
import type { Standing } from './commitment.js';
import { may } from './policy.js';
import { Refusal } from './refusal.js';
import { relinkLines } from './relink-lines.js';
import { findCommitment, nextRevision } from './store/commitments.js';
import { type Link, lockLink, setLink } from './store/line.js';

/** `confirm`: it is the same request; `reject`: it is not; `undo`: as if nobody had said anything. */
export const LINK_DECISIONS = ['confirm', 'reject', 'undo'] as const;
export type LinkDecision = (typeof LINK_DECISIONS)[number];

/**
 * Says whether two commitments are one request (or twins of one text), or takes that back. A rejected link is kept, so that no rule
 * brings it back. `key` is the commitment on whose page the person stands; one end of the link.
 *
 * @throws Refusal `no-such-commitment`, `no-such-link`, `already-decided`, `nothing-to-undo`; NotAllowed.
 */
export async function decideLink(
  db: Database,
  actor: Actor,
  key: string,
  linkId: string,
  decision: LinkDecision,
): Promise<{ standing: Standing }> {
  const { id: person } = requirePermission(actor, 'register.write', OF_THE_HOUSE);
  return db.transaction(async (c) => {
    // Locks the register: two people who cut one line at two places must not each see it whole.
    const revision = await nextRevision(c);
    const commitment = await findCommitment(c, { key });
    if (commitment === null || !may(actor, 'write', 'filing', commitment)) throw new Refusal('no-such-commitment');
    const link = await lockLink(c, linkId, commitment.lineId);
    if (link === null) throw new Refusal('no-such-link');
    const standing = standingAfter(link, decision);
    const now = new Date();
    const undone = decision === 'undo' && standing === 'suggested';
    await setLink(c, linkId, {
      standing,
      decided_by: undone ? null : person,
      decided_at: undone ? null : now,
    });
    if (link.kind === 'line') await relinkLines(c, [link.earlierId, link.laterId], { revision, now });
    await recordAction(c, {
      actor,
      verb: 'commitments.decide-link',
      subject: { type: 'commitment', id: commitment.id },
      details: {
        link: linkId,
        kind: link.kind,
        earlier: link.earlierId,
        later: link.laterId,
        before: link.standing,
        after: standing,
      },
    });
    return { standing };
  });
}

/** One that a person made was never suggested: undoing their yes is a no, and the other way round. */
function standingAfter(link: Link, decision: LinkDecision): Standing {
  const { standing, suggestedBy } = link;
  if (decision === 'undo') {
    if (standing === 'suggested') throw new Refusal('nothing-to-undo');
    if (suggestedBy !== null) return 'suggested';
    return standing === 'confirmed' ? 'rejected' : 'confirmed';
  }
  const decided = decision === 'confirm' ? 'confirmed' : 'rejected';
  if (standing === decided) throw new Refusal('already-decided');
  return decided;
}
