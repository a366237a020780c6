import { type Actor, NotAllowed } from '../../kernel/access/index.js';
import type { Connection } from '../../kernel/db/index.js';
import type { Commitment } from './commitment.js';
import { may, stepRights } from './policy.js';
import { Refusal } from './refusal.js';
import { findCommitment } from './store/commitments.js';

/**
 * The commitment that is about to be changed, held until the end of the transaction. `version`: the one that the person saw; another
 * one is refused. `noun`: what of it is changed.
 *
 * @throws Refusal `no-such-commitment`, also where the actor may not see it; `changed-meanwhile`; NotAllowed.
 */
export async function lockCommitment(
  c: Connection,
  actor: Actor,
  key: string,
  { noun = 'commitment', version }: { noun?: 'commitment' | 'filing' | 'step'; version?: number } = {},
): Promise<Commitment> {
  const commitment = await findCommitment(c, { key }, { lock: true });
  if (commitment === null || !may(actor, 'read', 'commitment', commitment)) throw new Refusal('no-such-commitment');
  // Whose step is taken back is looked at there.
  const writes = noun === 'step' ? stepRights(actor, commitment).take : may(actor, 'write', noun, commitment);
  if (!writes) throw new NotAllowed();
  if (version !== undefined && commitment.version !== version) throw new Refusal('changed-meanwhile');
  return commitment;
}
