import { recordAction } from '../audit/index.js';
import type { Connection } from '../db/index.js';
import type { Accounts } from './accounts.js';
import { endOtherSessions } from './own-sessions.js';
import { faultOfPassword } from './password.js';
import { findPerson } from './person.js';
import { requirePresence } from './presence.js';
import { Refused } from './refused.js';
import type { Session } from './session.js';
import { accessTables } from './store.js';

/** A new password; all other sessions end. @throws StepUpNeeded, Refused, GateFull */
export async function changePassword(accounts: Accounts, session: Session | null, password: string): Promise<void> {
  const { db, now } = accounts;
  const { id, sessionId } = await requirePresence(db.connection, session);
  const person = await findPerson(db.connection, { id });
  const hash = await hashNewPassword(accounts, password, [person?.email ?? '', person?.name ?? '']);
  await db.transaction(async (c) => {
    await keepPassword(c, id, hash, now());
    await endOtherSessions(c, id, sessionId);
    await recordAction(c, {
      actor: { kind: 'person', id },
      verb: 'access.change-password',
      subject: { type: 'person', id },
    });
  });
}

/** @throws Refused with what is wrong with it. */
export function hashNewPassword(accounts: Accounts, password: string, own: readonly string[]): Promise<string> {
  const parts = own.flatMap((text) => [text, ...text.split(/[\s@.]+/u)]);
  const fault = faultOfPassword(password, parts);
  if (fault !== null) throw new Refused('password', fault);
  return accounts.hashes.make(password);
}

export async function keepPassword(c: Connection, personId: string, hash: string, now: Date): Promise<void> {
  await accessTables(c)
    .insertInto('person_password')
    .values({ person_id: personId, hash, changed: now })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ hash, changed: now }))
    .execute();
}
