import { type Actor, permitted } from '../../../kernel/access/index.js';
import type { Database } from '../../../kernel/db/index.js';
import { may } from '../policy.js';
import { Refusal } from '../refusal.js';
import { findLaw, type LawQuery, readLaws, type SeenLaws } from '../store/laws.js';
import type { Law } from './law.js';

/** A page of the laws that the actor may see; those that were withdrawn are left out. */
export function findLaws(
  db: Database,
  actor: Actor,
  query: LawQuery & { offset: number; limit: number },
): Promise<{ laws: Law[]; total: number }> {
  return readLaws(db.connection, reachOfLaws(actor), query);
}

/** What of laws is seen besides what everybody sees: the rules of the policy that name a permission, for the condition on rows. */
export function reachOfLaws(actor: Actor): SeenLaws {
  return [permitted(actor, 'answers.read'), permitted(actor, 'legislation.write')];
}

/** @throws Refusal `no-such-law`, also for one that the actor may not see. */
export async function getLaw(db: Database, actor: Actor, id: string): Promise<Law> {
  const law = await findLaw(db.connection, id);
  if (law === null || !seesLaw(actor, law)) throw new Refusal('no-such-law');
  return law;
}

export function seesLaw(actor: Actor, { state, partyId, madeBy }: Law): boolean {
  return may(actor, 'read', 'law', { state, party: partyId, madeBy });
}

/** Whether the actor may enter laws of this State. */
export function mayStateLaw(actor: Actor, partyId: string): boolean {
  if (actor.kind === 'public') return false;
  return may(actor, 'write', 'law', { state: 'stated', party: partyId, madeBy: actor.id });
}
