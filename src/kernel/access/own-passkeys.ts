import { createHmac } from 'node:crypto';
import { recordAction } from '../audit/index.js';
import { type Connection, isDuplicate, newId } from '../db/index.js';
import type { Accounts } from './accounts.js';
import { NotAllowed } from './actor.js';
import { credentialIn, makingOptions, type Proved, readMade, readUsed, type Site, usingOptions } from './passkeys.js';
import { findPerson } from './person.js';
import { findMeans, proveSession, requirePresence } from './presence.js';
import { Refused } from './refused.js';
import type { Session } from './session.js';
import { type AtTheDoor, letIn } from './sign-in.js';
import { useNote } from './signed-note.js';
import { accessTables, type PasskeyRow } from './store.js';

/** A passkey as its owner sees it. */
export type OwnPasskey = Pick<PasskeyRow, 'id' | 'label' | 'made' | 'used'>;

export function findPasskeys(c: Connection, personId: string): Promise<OwnPasskey[]> {
  return accessTables(c)
    .selectFrom('passkey')
    .select(['id', 'label', 'made', 'used'])
    .where('person_id', '=', personId)
    .orderBy('made')
    .execute();
}

/** What the browser needs to add a passkey to the account that is signed in. */
export async function optionsToAdd(accounts: Accounts, session: Session | null, site: Site): Promise<string> {
  const { db } = accounts;
  const { id } = await requirePresence(db.connection, session);
  const person = await findPerson(db.connection, { id });
  if (person === null) throw new NotAllowed();
  const have = await accessTables(db.connection)
    .selectFrom('passkey')
    .select('credential_id')
    .where('person_id', '=', id)
    .execute();
  const who = { handle: handleFor(accounts, person.email), email: person.email, name: person.name, have };
  return makingOptions(accounts, site, who, `for ${id}`);
}

/** Adds the passkey that the browser made. It counts as a proof of presence. @throws StepUpNeeded, Refused */
export async function addPasskey(
  accounts: Accounts,
  session: Session | null,
  site: Site,
  { answer, label }: { answer: string; label: string },
): Promise<void> {
  const { db, now } = accounts;
  const { id } = await requirePresence(db.connection, session);
  const made = await readMade(accounts, site, answer, `for ${id}`);
  await db.transaction(async (c) => {
    await keepPasskey(c, id, made, label, now());
    await recordAction(c, {
      actor: { kind: 'person', id },
      verb: 'access.add-passkey',
      subject: { type: 'person', id },
    });
  });
}

/** Keeps a passkey whose answer was verified. @throws Refused when it is known already, or its note was used. */
export async function keepPasskey(
  c: Connection,
  personId: string,
  { proved, note, expires }: Awaited<ReturnType<typeof readMade>>,
  label: string,
  now: Date,
): Promise<void> {
  if (!(await useNote(c, note, expires, now))) throw new Refused('passkey', 'expired');
  try {
    await accessTables(c)
      .insertInto('passkey')
      .values({
        id: newId(),
        person_id: personId,
        credential_id: proved.id,
        public_key: proved.publicKey,
        counter: proved.counter,
        transports: [...(proved.transports ?? [])],
        label: label.normalize('NFC').replaceAll(/\s+/gu, ' ').trim().slice(0, 60),
        made: now,
        used: null,
      })
      .execute();
  } catch (error) {
    if (isDuplicate(error, 'passkey_credential')) throw new Refused('passkey', 'taken');
    throw error;
  }
}

/** Takes a passkey away. @throws StepUpNeeded; Refused when nothing would be left to sign in with. */
export async function removePasskey(accounts: Accounts, session: Session | null, passkeyId: string): Promise<void> {
  const { db } = accounts;
  const { id } = await requirePresence(db.connection, session);
  await db.transaction(async (c) => {
    await accessTables(c).selectFrom('person').select('id').where('id', '=', id).forUpdate().execute();
    const { password, passkeys } = await findMeans(c, id);
    if (!password && passkeys < 2) throw new Refused('passkey', 'last-way');
    const gone = await accessTables(c)
      .deleteFrom('passkey')
      .where('person_id', '=', id)
      .where('id', '=', passkeyId)
      .returning('id')
      .executeTakeFirst();
    if (gone === undefined) throw new Refused('passkey', 'unknown');
    await recordAction(c, {
      actor: { kind: 'person', id },
      verb: 'access.remove-passkey',
      subject: { type: 'person', id },
    });
  });
}

/** What the browser needs to sign in, or to prove presence, by a passkey. */
export function optionsToUse(accounts: Accounts, session: Session | null, site: Site): Promise<string> {
  return usingOptions(accounts, site, purposeOf(session));
}

/** Signs in by a passkey: no name is typed. @throws Refused */
export async function signInByPasskey(
  accounts: Accounts,
  site: Site,
  answer: string,
  client: Pick<AtTheDoor, 'device'>,
): Promise<string> {
  const { passkey, used } = await provedBy(accounts, site, answer).catch((error: unknown) => {
    if (error instanceof Refused) accounts.failures.count(null, 'passkey');
    throw error;
  });
  return accounts.db.transaction(async (c) => {
    await countUse(c, passkey, used, accounts.now());
    return letIn(c, passkey.person_id, 'passkey', client, accounts.now());
  });
}

async function provedBy(accounts: Accounts, site: Site, answer: string) {
  const passkey = await findPasskey(accounts.db.connection, answer);
  return { passkey, used: await readUsed(accounts, site, answer, passkey, purposeOf(null)) };
}

/** Proves presence by a passkey. @returns the new token of the same session. @throws Refused */
export async function stepUpByPasskey(
  accounts: Accounts,
  session: Session | null,
  site: Site,
  answer: string,
): Promise<string> {
  if (session?.actor.kind !== 'person') throw new NotAllowed();
  const passkey = await findPasskey(accounts.db.connection, answer);
  if (passkey.person_id !== session.actor.id) throw new Refused('passkey', 'other-account');
  const used = await readUsed(accounts, site, answer, passkey, purposeOf(session));
  return accounts.db.transaction(async (c) => {
    await countUse(c, passkey, used, accounts.now());
    return proveSession(c, session.id, true, accounts.now());
  });
}

/** An account is the same to an authenticator whatever else is known of it, and says nothing of its owner. */
export function handleFor({ secret }: Accounts, email: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHmac('sha256', secret).update(`handle\n${email}`).digest());
}

const purposeOf = (session: Session | null): string => (session === null ? 'to sign in' : `in ${session.id}`);

async function findPasskey(c: Connection, answer: string): Promise<PasskeyRow> {
  const row = await accessTables(c)
    .selectFrom('passkey')
    .innerJoin('person', 'person.id', 'passkey.person_id')
    .selectAll('passkey')
    .where('credential_id', '=', credentialIn(answer))
    .where('person.closed', 'is', null)
    .executeTakeFirst();
  if (row === undefined) throw new Refused('passkey', 'unknown');
  return row;
}

async function countUse(
  c: Connection,
  passkey: PasskeyRow,
  used: Proved<{ counter: number }>,
  now: Date,
): Promise<void> {
  if (!(await useNote(c, used.note, used.expires, now))) throw new Refused('passkey', 'expired');
  await accessTables(c)
    .updateTable('passkey')
    .set({ counter: used.proved.counter, used: now })
    .where('id', '=', passkey.id)
    .execute();
}
