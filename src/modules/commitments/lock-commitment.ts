import type { Actor } from '../../kernel/access/index.js';
import type { Connection } from '../../kernel/db/index.js';
import type { Commitment } from './commitment.js';
import { may } from './policy.js';
import { Refusal } from './refusal.js';
import { findCommitment } from './store/commitments.js';

/**
 * The commitment that is about to be changed, held until the end of the transaction. `version`: the one that the person saw; another
 * one is refused. `noun`: what of it is changed.
 *
 * @throws Refusal `no-such-commitment`, also where the actor may not write it; `changed-meanwhile`.
 */
export async function lockCommitment(
  c: Connection,
  actor: Actor,
  key: string,
  { noun = 'commitment', version }: { noun?: 'commitment' | 'account'; version?: number } = {},
): Promise<Commitment> {
  const commitment = await findCommitment(c, { key }, { lock: true });
  if (commitment === null || !may(actor, 'write', noun, commitment)) throw new Refusal('no-such-commitment');
  if (version !== undefined && commitment.version !== version) throw new Refusal('changed-meanwhile');
  return commitment;
}
