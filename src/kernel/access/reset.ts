import { recordAction } from '../audit/index.js';
import type { Connection } from '../db/index.js';
import type { Accounts } from './accounts.js';
import { type Actor, OF_THE_HOUSE, requirePermission } from './actor.js';
import { hashNewPassword, keepPassword } from './change-password.js';
import { endOtherSessions } from './own-sessions.js';
import { findPerson, type Person } from './person.js';
import { Refused } from './refused.js';
import { accessTables } from './store.js';
import { hashOfToken, looksLikeToken, newToken } from './token.js';

export const RESET_HOURS = 2;

/** Makes a link by which the password can be set anew, in the place of those before. @returns its token, kept nowhere. */
export async function makeResetLink(c: Connection, personId: string, now: Date): Promise<string> {
  const token = newToken();
  await accessTables(c).deleteFrom('reset_link').where('person_id', '=', personId).where('used', 'is', null).execute();
  await accessTables(c)
    .insertInto('reset_link')
    .values({
      token_sha256: hashOfToken(token),
      person_id: personId,
      made: now,
      expires: new Date(now.getTime() + RESET_HOURS * 3_600_000),
      used: null,
    })
    .execute();
  return token;
}

/** Whose password a link sets while it is open, or null. Looking does not use it up. */
export async function openReset(c: Connection, token: string, now = new Date()): Promise<Person | null> {
  if (!looksLikeToken(token)) return null;
  const row = await accessTables(c)
    .selectFrom('reset_link')
    .select('person_id')
    .where('token_sha256', '=', hashOfToken(token))
    .where('used', 'is', null)
    .where('expires', '>', now)
    .executeTakeFirst();
  return row === undefined ? null : findPerson(c, { id: row.person_id });
}

/**
 * Sets the password anew by a link. It opens nothing else: the code of a generator is still asked for, and all sessions end.
 * @throws Refused; GateFull
 */
export async function resetPassword(accounts: Accounts, token: string, password: string): Promise<void> {
  const { db, now } = accounts;
  const person = await openReset(db.connection, token, now());
  if (person === null) throw new Refused('reset', 'expired');
  const { id } = person;
  const hash = await hashNewPassword(accounts, password, [person.email, person.name]);
  await db.transaction(async (c) => {
    const used = await accessTables(c)
      .updateTable('reset_link')
      .set({ used: now() })
      .where('token_sha256', '=', hashOfToken(token))
      .where('used', 'is', null)
      .where('expires', '>', now())
      .returning('person_id')
      .executeTakeFirst();
    if (used === undefined) throw new Refused('reset', 'expired');
    await keepPassword(c, id, hash, now());
    await endOtherSessions(c, id, null);
    await recordAction(c, {
      actor: { kind: 'person', id },
      verb: 'access.reset-password',
      subject: { type: 'person', id },
    });
  });
}

/**
 * For somebody who has lost everything: takes passkeys, generator, recovery codes and password away, ends all sessions, and makes a link
 * for a new password. `tell` sends it, in the same transaction.
 * @throws NotAllowed, StepUpNeeded, Refused
 */
export async function resetAccount(
  accounts: Accounts,
  actor: Actor,
  personId: string,
  tell: (c: Connection, token: string, person: Person) => Promise<void>,
): Promise<string> {
  const { id: by } = requirePermission(actor, 'roles.give', OF_THE_HOUSE);
  return accounts.db.transaction(async (c) => {
    const person = await findPerson(c, { id: personId });
    if (person === null) throw new Refused('person', 'unknown');
    for (const table of ['recovery_code', 'person_totp', 'passkey', 'person_password'] as const)
      await accessTables(c).deleteFrom(table).where('person_id', '=', personId).execute();
    await endOtherSessions(c, personId, null);
    const token = await makeResetLink(c, personId, accounts.now());
    await tell(c, token, person);
    await recordAction(c, {
      actor: { kind: actor.kind, id: by },
      verb: 'access.reset-account',
      subject: { type: 'person', id: personId },
    });
    return token;
  });
}
