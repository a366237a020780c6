import { recordAction } from '../../audit/index.js';
import type { Database } from '../../db/index.js';
import { NotAllowed } from '../actor.js';
import { Refused } from '../refused.js';
import type { Session } from '../session.js';
import { accessTables } from '../store.js';
import { hashOfToken, newToken } from '../token.js';
import { findDelegations } from './find-delegations.js';

/**
 * From now on the session acts in the giver's place, with what was lent and nothing of its own. Its token changes, as with every change
 * of what a session may do.
 * @returns the new token.
 * @throws NotAllowed for whoever is no person, acts for somebody already or came in by an issuer; Refused
 */
export async function beginActing(
  db: Database,
  session: Session | null,
  delegationId: string,
  now = new Date(),
): Promise<string> {
  if (session?.actor.kind !== 'person' || session.actor.actingFor !== undefined || session.signOn !== null)
    throw new NotAllowed();
  const { id } = session.actor;
  return db.transaction(async (c) => {
    const [delegation] = await findDelegations(c, { id: delegationId }, now);
    if (delegation?.taker.id !== id || delegation.state !== 'running') throw new Refused('delegation', 'unknown');
    const token = newToken();
    await accessTables(c)
      .updateTable('session')
      .set({ token_sha256: hashOfToken(token), former_sha256: null, arrived: true, renewed: now })
      .set({ acting_as: delegationId })
      .where('id', '=', session.id)
      .execute();
    await recordAction(c, {
      actor: session.actor,
      party: delegation.party.id,
      onBehalfOf: delegation.party.id,
      verb: 'access.begin-acting',
      subject: { type: 'delegation', id: delegationId },
      details: { giver: delegation.giver.id },
    });
    return token;
  });
}

/** The session acts for its person again. */
export async function endActing(db: Database, session: Session | null): Promise<void> {
  const acting = session?.actor.kind === 'person' ? session.actor.actingFor : undefined;
  if (session === null || acting === undefined) return;
  await db.transaction(async (c) => {
    await accessTables(c).updateTable('session').set({ acting_as: null }).where('id', '=', session.id).execute();
    await recordAction(c, {
      actor: session.actor,
      party: acting.party.id,
      verb: 'access.end-acting',
      subject: { type: 'delegation', id: acting.delegation },
    });
  });
}
