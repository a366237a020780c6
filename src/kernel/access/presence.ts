import type { Connection } from '../db/index.js';
import type { Accounts } from './accounts.js';
import { NotAllowed, StepUpNeeded } from './actor.js';
import type { Session } from './session.js';
import type { AtTheDoor } from './sign-in.js';
import { accessTables } from './store.js';
import { takeCode } from './take-code.js';
import { hashOfToken, newToken } from './token.js';

/** What a person has to prove themselves with. */
export interface MeansOfProof {
  password: boolean;
  codes: boolean;
  passkeys: number;
  /** Recovery codes not used yet. */
  recoveryCodes: number;
}

export async function findMeans(c: Connection, personId: string): Promise<MeansOfProof> {
  const row = await accessTables(c)
    .selectFrom('person')
    .leftJoin('person_password', 'person_password.person_id', 'person.id')
    .leftJoin('person_totp', 'person_totp.person_id', 'person.id')
    .select((select) => [
      'person_password.changed',
      'person_totp.confirmed',
      select
        .selectFrom('passkey')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .whereRef('passkey.person_id', '=', 'person.id')
        .as('passkeys'),
      select
        .selectFrom('recovery_code')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .whereRef('recovery_code.person_id', '=', 'person.id')
        .where('recovery_code.used', 'is', null)
        .as('codes'),
    ])
    .where('person.id', '=', personId)
    .executeTakeFirst();
  return {
    password: (row?.changed ?? null) !== null,
    codes: (row?.confirmed ?? null) !== null,
    passkeys: Number(row?.passkeys ?? 0),
    recoveryCodes: Number(row?.codes ?? 0),
  };
}

/** Whether they can prove themselves by more than a password. */
export function hasStrongMeans({ password, codes, passkeys }: MeansOfProof): boolean {
  return passkeys > 0 || (password && codes);
}

/**
 * Guard of changes to what a person signs in with: presence proved within the last minutes, by the strongest they have, so that whoever
 * finds a browser open cannot make it theirs.
 *
 * @throws NotAllowed for everybody but people with accounts; StepUpNeeded.
 */
export async function requirePresence(
  c: Connection,
  session: Session | null,
): Promise<{ id: string; sessionId: string }> {
  if (session?.actor.kind !== 'person') throw new NotAllowed();
  const { id, steppedUp } = session.actor;
  if (!session.fresh) throw new StepUpNeeded();
  if (!steppedUp && hasStrongMeans(await findMeans(c, id))) throw new StepUpNeeded();
  return { id, sessionId: session.id };
}

export type StepUp = { outcome: 'in'; token: string } | { outcome: 'wrong' } | { outcome: 'wait'; seconds: number };

/** Proves presence by the password, and by a code where there is a generator. @returns the new token of the same session. */
export async function stepUpByPassword(
  accounts: Accounts,
  session: Session | null,
  { password, code }: { password: string; code: string },
  client: AtTheDoor,
): Promise<StepUp> {
  if (session?.actor.kind !== 'person') throw new NotAllowed();
  const { db, throttles, hashes, now } = accounts;
  const { id } = session.actor;
  const key = `${client.address} ${id}`;
  const seconds = Math.max(throttles.account.begin(key), throttles.code.begin(id));
  if (seconds > 0) return { outcome: 'wait', seconds };
  const kept = await accessTables(db.connection)
    .selectFrom('person_password')
    .select('hash')
    .where('person_id', '=', id)
    .executeTakeFirst();
  if (!(await hashes.fits(kept?.hash ?? null, password))) return { outcome: 'wrong' };
  return db.transaction(async (c) => {
    const { codes } = await findMeans(c, id);
    if (codes && (await takeCode(c, id, code, now())) === null) return { outcome: 'wrong' };
    throttles.account.passed(key);
    throttles.code.passed(id);
    return { outcome: 'in', token: await proveSession(c, session.id, codes, now()) };
  });
}

/** Writes down that presence was proved, and changes the token: what was known before is worth nothing afterwards. */
export async function proveSession(c: Connection, sessionId: string, strongly: boolean, now: Date): Promise<string> {
  const token = newToken();
  await accessTables(c)
    .updateTable('session')
    .set({ token_sha256: hashOfToken(token), former_sha256: null, arrived: true, renewed: now, proved: now, strongly })
    .where('id', '=', sessionId)
    .execute();
  return token;
}
