import { databaseOver } from '../../src/kernel/db/database.js';
import type { Database } from '../../src/kernel/db/index.js';
import { PostgresSessions } from '../../src/kernel/db/postgres.js';
import { HOUSE_READER, UNNAMED_READER } from '../../src/kernel/reader/index.js';
import { onServer } from './templates.js';

const ROLE = 'concordance_login';

/** What docs/operations.md grants to the login role that serves and owns nothing. */
export const grantsFor = (role: string): string[] => [
  `grant usage on schema public to ${role}`,
  `grant select, insert, update, delete on all tables in schema public to ${role}`,
  `revoke update, delete on action from ${role}`,
];

/**
 * A database of a test by a login role, so that policies count: `TEST_LOGIN_ROLE=1` runs tests of pages and API so. What a test itself asks,
 * outside of any request, it asks for the house.
 */
export async function openAsLogin(url: string): Promise<Database> {
  await onServer(
    `do $$ begin create role ${ROLE} login password 'not-a-secret' nosuperuser; exception when duplicate_object or unique_violation then null; end $$`,
  );
  for (const grant of grantsFor(ROLE)) await onServer(grant, url);
  const by = new URL(url);
  by.username = ROLE;
  by.password = 'not-a-secret';
  const sessions = new PostgresSessions(by.href);
  return databaseOver('postgres', {
    acquire: (reader) => sessions.acquire(reader === UNNAMED_READER ? HOUSE_READER : reader),
    close: () => sessions.close(),
  });
}
