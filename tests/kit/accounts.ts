import { keepPassword } from '../../src/kernel/access/change-password.js';
import { holdRole } from '../../src/kernel/access/held-roles.js';
import type { PartyRef } from '../../src/kernel/access/index.js';
import {
  type Accounts,
  beginCodes,
  confirmCodes,
  openAccounts,
  type Role,
  type Session,
  sessionsIn,
  signInByPassword,
} from '../../src/kernel/access/index.js';
import { passwordHashes } from '../../src/kernel/access/password.js';
import { addPerson, type Person } from '../../src/kernel/access/person.js';
import { stepAt, totpCode } from '../../src/kernel/access/totp.js';
import type { Engine } from '../../src/kernel/db/index.js';
import { openTestDatabase, type TestDatabase } from './databases.js';

export const PASSWORD = 'correct horse battery';
export const DOOR = { address: '203.0.113.7', device: 'Firefox, Linux' };

/** Accounts on a database of their own, with a clock that tests turn and hashes that cost next to nothing. */
export async function openTestAccounts(engine: Engine) {
  const database: TestDatabase = await openTestDatabase(engine, 'migrated');
  let moment = new Date('2026-03-02T09:00:00Z');
  const now = () => moment;
  const accounts = await openAccounts(database.db, { now, hashes: passwordHashes({ memoryCost: 8, timeCost: 1 }) });
  const sessions = sessionsIn(database.db, now);
  const recognized = async (token: string): Promise<Session> => {
    const session = await sessions.find(token);
    if (session === null) throw new Error('Not recognized');
    return session;
  };
  /** Comes in by password. */
  const enter = async ({ email }: Person, door = DOOR): Promise<{ token: string; session: Session }> => {
    const done = await signInByPassword(accounts, { email, password: PASSWORD }, door);
    if (done.outcome !== 'in') throw new Error(`Not in: ${done.outcome}`);
    return { token: done.token, session: await recognized(done.token) };
  };
  return {
    database,
    accounts,
    sessions,
    now,
    recognized,
    enter,
    /** Gives a person a generator of codes. @returns a way to read the code of the moment. */
    async withCodes(person: Person): Promise<{ code: () => string; recovery: string[] }> {
      const { session } = await enter(person);
      const secret = await beginCodes(accounts, session);
      const code = () => totpCode(secret, stepAt(now()));
      return { code, recovery: await confirmCodes(accounts, session, code()) };
    },
    /** Lets minutes pass. */
    pass(minutes: number) {
      moment = new Date(moment.getTime() + minutes * 60_000);
    },
  };
}

/** Addresses that nobody else has. */
let made = 0;
function freshEmail(): string {
  made += 1;
  return `person${made}@example.org`;
}

/** Somebody with a password and roles. */
export async function addTestPerson(
  accounts: Accounts,
  roles: readonly [Role, PartyRef | null][] = [],
  { name = 'Amina Diallo', email = freshEmail() }: { name?: string; email?: string } = {},
): Promise<Person> {
  const hash = await accounts.hashes.make(PASSWORD);
  return accounts.db.transaction(async (c) => {
    const person = await addPerson(c, { name, email, lang: 'en' }, accounts.now());
    await keepPassword(c, person.id, hash, accounts.now());
    for (const [role, party] of roles) await holdRole(c, { personId: person.id, role, party }, 'test', accounts.now());
    return person;
  });
}
