import { recordAction } from '../audit/index.js';
import type { Accounts } from './accounts.js';
import { type Actor, OF_THE_HOUSE, requirePermission } from './actor.js';
import { endOtherSessions } from './own-sessions.js';
import { findPerson } from './person.js';
import { Refused } from './refused.js';

/**
 * Ends all sessions of a person, for an administrator: a device was lost, or somebody else is in. What the person signs in with stays.
 * @throws NotAllowed, StepUpNeeded, Refused
 */
export async function endSessionsOf({ db }: Accounts, actor: Actor, personId: string): Promise<void> {
  const { id: by } = requirePermission(actor, 'roles.give', OF_THE_HOUSE);
  await db.transaction(async (c) => {
    if ((await findPerson(c, { id: personId })) === null) throw new Refused('person', 'unknown');
    await endOtherSessions(c, personId, null);
    await recordAction(c, {
      actor: { kind: actor.kind, id: by },
      verb: 'access.end-sessions',
      subject: { type: 'person', id: personId },
    });
  });
}
