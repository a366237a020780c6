import { createHash } from 'node:crypto';
import { recordAction } from '../audit/index.js';
import type { Connection } from '../db/index.js';
import type { Accounts } from './accounts.js';
import { beginSession } from './session.js';
import { readNote, useNote, writeNote } from './signed-note.js';
import { accessTables } from './store.js';
import { takeCode } from './take-code.js';

/** Who is at the other end: an address for counting, and browser and system in two words. */
export interface AtTheDoor {
  address: string;
  device: string;
}

export type SignIn =
  | { outcome: 'in'; token: string }
  /** The password was right, and a code is wanted; the note stands for the password for some minutes. */
  | { outcome: 'code'; personId: string; note: string }
  | { outcome: 'wrong' }
  | { outcome: 'wait'; seconds: number };

const CODE_MINUTES = 10;

/**
 * Signs in by address and password. Somebody unknown, somebody without a password and somebody whose password is another get the same
 * answer after the same work; wrong ones are counted, and written down later and together.
 *
 * @throws GateFull when too many passwords wait to be looked at.
 */
export async function signInByPassword(
  accounts: Accounts,
  { email, password }: { email: string; password: string },
  client: AtTheDoor,
): Promise<SignIn> {
  const { db, throttles, hashes, now } = accounts;
  const key = `${client.address} ${createHash('sha256').update(email).digest('base64url')}`;
  const seconds = Math.max(throttles.address.begin(client.address), throttles.account.begin(key));
  if (seconds > 0) return { outcome: 'wait', seconds };
  const known = await accessTables(db.connection)
    .selectFrom('person')
    .leftJoin('person_password', 'person_password.person_id', 'person.id')
    .leftJoin('person_totp', 'person_totp.person_id', 'person.id')
    .select(['person.id', 'person_password.hash', 'person_totp.confirmed'])
    .where('person.email', '=', email)
    .where('person.closed', 'is', null)
    .executeTakeFirst();
  if (!(await hashes.fits(known?.hash ?? null, password)) || known === undefined) {
    accounts.failures.count(known?.id ?? null, 'password');
    return { outcome: 'wrong' };
  }
  throttles.account.passed(key);
  throttles.address.passed(client.address);
  if (known.confirmed !== null)
    return {
      outcome: 'code',
      personId: known.id,
      note: writeNote(accounts.secret, noteFor(known.id), CODE_MINUTES, now()),
    };
  return { outcome: 'in', token: await db.transaction((c) => letIn(c, known.id, 'password', client, now())) };
}

/** The second step: the code of a generator, or a recovery code. `expired` when the password has to be given again. */
export async function signInByCode(
  accounts: Accounts,
  { personId, note, code }: { personId: string; note: string; code: string },
  client: AtTheDoor,
): Promise<Exclude<SignIn, { outcome: 'code' }> | { outcome: 'expired' }> {
  const { db, throttles, secret, now } = accounts;
  const expires = readNote(secret, noteFor(personId), note, now());
  if (expires === null) return { outcome: 'expired' };
  const seconds = throttles.code.begin(personId);
  if (seconds > 0) return { outcome: 'wait', seconds };
  return db.transaction(async (c) => {
    const by = await takeCode(c, personId, code, now());
    if (by === null) {
      accounts.failures.count(personId, 'code');
      return { outcome: 'wrong' };
    }
    if (!(await useNote(c, note, expires, now()))) return { outcome: 'expired' };
    throttles.code.passed(personId);
    return { outcome: 'in', token: await letIn(c, personId, by, client, now()) };
  });
}

/** How somebody proved who they are. */
export type Proof = 'passkey' | 'password' | 'code' | 'recovery-code' | 'issuer';

/** Begins the session of a person who has proved who they are; `signOn`: by which issuer. */
export async function letIn(
  c: Connection,
  personId: string,
  by: Proof,
  { device }: Pick<AtTheDoor, 'device'>,
  now: Date,
  signOn?: string,
): Promise<string> {
  const strongly = by !== 'password' && by !== 'issuer';
  const token = await beginSession(c, { personId, strongly, device, signOn }, now);
  await recordAction(c, {
    actor: { kind: 'person', id: personId },
    verb: 'access.sign-in',
    subject: { type: 'person', id: personId },
    details: { by, ...(signOn === undefined ? {} : { signOn }) },
  });
  return token;
}

const noteFor = (personId: string): string => `second-step ${personId}`;
