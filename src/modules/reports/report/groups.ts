import { type Actor, permits } from '../../../kernel/access/index.js';
import type { Database } from '../../../kernel/db/index.js';
import type { Party, PartyKind } from '../../parties/index.js';
import { allParties } from './gather.js';

/** Groups that report each year: organizations among the parties, whose co-chairs write and sign what is reported for them. */

const GROUP_KINDS: ReadonlySet<PartyKind> = new Set(['un-entity', 'igo', 'regional']);

export function isGroup({ kind }: Pick<Party, 'kind'>): boolean {
  return GROUP_KINDS.has(kind);
}

/** Whether the actor may begin a report: for a group, or (null) for the house. */
export function mayBegin(actor: Actor, party: string | null): boolean {
  return actor.kind !== 'public' && permits(actor, 'reports.write', { party, madeBy: actor.id });
}

/** Groups for which the actor may begin a report. */
export async function findGroups(db: Database, actor: Actor): Promise<Party[]> {
  return [...(await allParties(db)).values()].filter((party) => isGroup(party) && mayBegin(actor, party.id));
}
