import { keepPassword } from '../../src/kernel/access/change-password.js';
import { holdRole } from '../../src/kernel/access/held-roles.js';
import type { PartyRef } from '../../src/kernel/access/index.js';
import { type Accounts, openAccounts, type Role, sessionsIn } from '../../src/kernel/access/index.js';
import { passwordHashes } from '../../src/kernel/access/password.js';
import { addPerson, type Person } from '../../src/kernel/access/person.js';
import type { Engine } from '../../src/kernel/db/index.js';
import { openTestDatabase, type TestDatabase } from './databases.js';

export const PASSWORD = 'correct horse battery';

/** Accounts on a database of their own, with a clock that tests turn and hashes that cost next to nothing. */
export async function openTestAccounts(engine: Engine) {
  const database: TestDatabase = await openTestDatabase(engine, 'migrated');
  let moment = new Date('2026-03-02T09:00:00Z');
  const now = () => moment;
  const accounts = await openAccounts(database.db, { now, hashes: passwordHashes({ memoryCost: 8, timeCost: 1 }) });
  return {
    database,
    accounts,
    sessions: sessionsIn(database.db, now),
    now,
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
