import { recordAction } from '../audit/index.js';
import type { Connection } from '../db/index.js';
import type { Accounts } from './accounts.js';
import { endOtherSessions } from './own-sessions.js';
import { requirePresence } from './presence.js';
import { makeRecoveryCodes } from './recovery-codes.js';
import { Refused } from './refused.js';
import type { Session } from './session.js';
import { accessTables } from './store.js';
import { findTotpStep, newTotpSecret } from './totp.js';

/** Begins to set a generator of codes up. @returns its secret, to be shown to its owner; nothing changes until a code of it was right. */
export async function beginCodes(accounts: Accounts, session: Session | null): Promise<Uint8Array> {
  const { db } = accounts;
  const { id } = await requirePresence(db.connection, session);
  return db.transaction(async (c) => {
    const known = await accessTables(c)
      .selectFrom('person_totp')
      .select(['secret', 'confirmed'])
      .where('person_id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (known?.confirmed) throw new Refused('code', 'taken');
    if (known) return known.secret;
    const password = await accessTables(c)
      .selectFrom('person_password')
      .select('changed')
      .where('person_id', '=', id)
      .executeTakeFirst();
    // A code without a password is no second step.
    if (password === undefined) throw new Refused('password', 'missing');
    const secret = newTotpSecret();
    await accessTables(c)
      .insertInto('person_totp')
      .values({ person_id: id, secret, confirmed: null, last_step: 0 })
      .execute();
    return secret;
  });
}

/** Confirms the generator by its first code. @returns the recovery codes, to be shown once. @throws Refused */
export async function confirmCodes(accounts: Accounts, session: Session | null, typed: string): Promise<string[]> {
  const { db, now } = accounts;
  const { id, sessionId } = await requirePresence(db.connection, session);
  return db.transaction(async (c) => {
    const waiting = await accessTables(c)
      .selectFrom('person_totp')
      .select(['secret', 'last_step'])
      .where('person_id', '=', id)
      .where('confirmed', 'is', null)
      .forUpdate()
      .executeTakeFirst();
    if (waiting === undefined) throw new Refused('code', 'unknown');
    const step = findTotpStep(waiting.secret, typed, now(), waiting.last_step);
    if (step === null) throw new Refused('code', 'wrong');
    await accessTables(c)
      .updateTable('person_totp')
      .set({ confirmed: now(), last_step: step })
      .where('person_id', '=', id)
      .execute();
    const codes = await makeRecoveryCodes(c, id);
    await endOtherSessions(c, id, sessionId);
    await changed(c, id, 'access.confirm-codes');
    return codes;
  });
}

/** New recovery codes in the place of the old. @returns them, to be shown once. */
export async function renewRecoveryCodes(accounts: Accounts, session: Session | null): Promise<string[]> {
  const { id } = await requirePresence(accounts.db.connection, session);
  return accounts.db.transaction(async (c) => {
    const generator = await accessTables(c)
      .selectFrom('person_totp')
      .select('confirmed')
      .where('person_id', '=', id)
      .where('confirmed', 'is not', null)
      .executeTakeFirst();
    if (generator === undefined) throw new Refused('code', 'unknown');
    const codes = await makeRecoveryCodes(c, id);
    await changed(c, id, 'access.renew-recovery-codes');
    return codes;
  });
}

/** Takes the generator and the recovery codes away. */
export async function removeCodes(accounts: Accounts, session: Session | null): Promise<void> {
  const { id, sessionId } = await requirePresence(accounts.db.connection, session);
  await accounts.db.transaction(async (c) => {
    await accessTables(c).deleteFrom('recovery_code').where('person_id', '=', id).execute();
    await accessTables(c).deleteFrom('person_totp').where('person_id', '=', id).execute();
    await endOtherSessions(c, id, sessionId);
    await changed(c, id, 'access.remove-codes');
  });
}

async function changed(c: Connection, id: string, verb: string): Promise<void> {
  await recordAction(c, { actor: { kind: 'person', id }, verb, subject: { type: 'person', id } });
}
