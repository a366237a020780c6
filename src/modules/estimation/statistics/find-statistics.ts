import type { Actor } from '../../../kernel/access/index.js';
import type { Connection } from '../../../kernel/db/index.js';
import { may } from '../policy.js';
import { listStatistics, type StatisticQuery } from '../store/statistics.js';
import type { Statistic } from './statistic.js';

/** What everybody may know of: published, or published once. */
const SHOWN: ReadonlySet<Statistic['state']> = new Set(['published', 'withdrawn', 'replaced']);

export function seesStatistic(actor: Actor, { state, partyId, proposedBy }: Statistic): boolean {
  return may(actor, 'read', 'statistic', { shown: SHOWN.has(state), party: partyId, madeBy: proposedBy });
}

/** Statistics that the actor may see, the latest year first. */
export async function findStatistics(c: Connection, actor: Actor, query: StatisticQuery): Promise<Statistic[]> {
  return (await listStatistics(c, query)).filter((one) => seesStatistic(actor, one));
}

/** Whether the actor may put the second name under it, or send it back. The one who proposed it may not publish. */
export function mayDecide(actor: Actor, { state, partyId, proposedBy }: Statistic): boolean {
  if (actor.kind !== 'person' || actor.id === proposedBy) return false;
  return may(actor, 'write', 'statistic to decide', { waits: state === 'proposed', party: partyId, madeBy: null });
}

/** Whether the actor may take it back from the public. */
export function mayWithdraw(actor: Actor, { state, partyId }: Statistic): boolean {
  return may(actor, 'write', 'statistic to decide', { waits: state === 'published', party: partyId, madeBy: null });
}
