import type { Actor, Role } from '../../src/kernel/access/index.js';
import type { Engine } from '../../src/kernel/db/index.js';
import { loadFacts } from '../../src/modules/parties/load-facts.js';
import { openTestDatabase, type TestDatabase } from './databases.js';

/** A database with the parties that come with the program. */
export async function openPartiesDatabase(engine: Engine): Promise<TestDatabase> {
  const test = await openTestDatabase(engine, 'migrated');
  await loadFacts(test.db);
  return test;
}

/** Somebody who holds one role of the house. */
export function personWith(role: Role): Actor {
  const holds = [{ role, party: null, readOnly: false, ownOnly: false, onBehalfOf: null }];
  return { kind: 'person', id: `person-${role}`, name: role, lang: 'en', holds, steppedUp: false };
}
