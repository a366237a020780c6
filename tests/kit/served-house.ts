import { prepareHouse } from '../../src/app/open-house.js';
import { webModules } from '../../src/app/web-modules.js';
import { holdRole } from '../../src/kernel/access/held-roles.js';
import { createEntryLink, type PartyRef, PUBLIC, type Role, sessionsIn } from '../../src/kernel/access/index.js';
import { addPerson } from '../../src/kernel/access/person.js';
import { beginSession } from '../../src/kernel/access/session.js';
import type { Database } from '../../src/kernel/db/index.js';
import type { House } from '../../src/kernel/module/index.js';
import { findParty } from '../../src/modules/parties/index.js';
import { type Client, visitor, withCookie } from './client.js';
import { serveApp } from './serve-app.js';
import { testApp } from './test-app.js';

/** Somebody with an account and a session. */
export interface Insider {
  id: string;
  email: string;
  /** `session=...` */
  cookie: string;
}

let made = 0;

/** Makes an account with roles, and lets it in. `strongly`: with presence just proved by more than a password. */
export async function letIn(
  db: Database,
  roles: readonly [Role, PartyRef | null][] = [],
  { name = 'Somebody', strongly = true }: { name?: string; strongly?: boolean } = {},
): Promise<Insider> {
  made += 1;
  const email = `insider${made}@example.org`;
  const now = new Date();
  return db.transaction(async (c) => {
    const { id } = await addPerson(c, { name, email, lang: 'en' }, now);
    for (const [role, party] of roles) await holdRole(c, { personId: id, role, party }, 'test', now);
    const token = await beginSession(c, { personId: id, strongly, device: 'Firefox on Linux' }, now);
    return { id, email, cookie: `session=${token}` };
  });
}

/** The cookie of whoever came in by the printed link. */
export async function letInByLink(db: Database): Promise<string> {
  return `session=${await sessionsIn(db).enter(await createEntryLink(db.connection, new Date()))}`;
}

export async function partyRef(db: Database, code: string): Promise<PartyRef> {
  const party = await findParty(db, PUBLIC, { code });
  if (party === null) throw new Error(`There is no party ${code}`);
  return { id: party.id, kind: party.kind, code };
}

/** Pages and API of a house behind a port, with its own sessions. */
export async function serveTestHouse(
  house: House,
  failed: (what: string) => void = () => {},
): Promise<{
  address: string;
  as(insider: Pick<Insider, 'cookie'> | null): Client;
  close(): Promise<void>;
}> {
  await prepareHouse(house);
  const log = { info() {}, warn() {}, error: (_event: string, fields?: object) => failed(JSON.stringify(fields)) };
  const app = testApp({ modules: await webModules(house), sessions: sessionsIn(house.db), log });
  const { address, close } = await serveApp(app);
  return {
    address,
    close,
    as: (insider) => (insider === null ? visitor({ address }) : withCookie({ address }, insider.cookie)),
  };
}
