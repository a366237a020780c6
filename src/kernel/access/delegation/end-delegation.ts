import { recordAction } from '../../audit/index.js';
import type { Database } from '../../db/index.js';
import { type Actor, OF_THE_HOUSE, requirePermission } from '../actor.js';
import { Refused } from '../refused.js';
import { accessTables } from '../store.js';
import { findDelegations } from './find-delegations.js';

/**
 * Ends a delegation at once: its giver takes it back, its taker gives it up, or whoever gives roles ends it.
 * @throws NotAllowed, StepUpNeeded, Refused
 */
export async function endDelegation(db: Database, actor: Actor, id: string, now = new Date()): Promise<void> {
  await db.transaction(async (c) => {
    const row = await accessTables(c)
      .selectFrom('delegation')
      .select(['giver_id', 'taker_id', 'ended_at'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    const concerned = actor.kind === 'person' && (row?.giver_id === actor.id || row?.taker_id === actor.id);
    if (!concerned) requirePermission(actor, 'roles.give', OF_THE_HOUSE);
    const [delegation] = await findDelegations(c, { id }, now);
    if (delegation === undefined || row?.ended_at !== null) throw new Refused('delegation', 'unknown');
    await accessTables(c)
      .updateTable('delegation')
      .set({ ended_at: now, ended_by: actor.kind === 'person' ? actor.id : null })
      .where('id', '=', id)
      .execute();
    await accessTables(c).updateTable('session').set({ acting_as: null }).where('acting_as', '=', id).execute();
    await recordAction(c, {
      actor: { kind: actor.kind, ...(actor.kind === 'public' ? {} : { id: actor.id }) },
      party: delegation.party.id,
      verb: 'access.end-delegation',
      subject: { type: 'delegation', id },
    });
  });
}
