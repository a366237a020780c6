import { createHash } from 'node:crypto';
import { MODULES } from '../../src/app/modules.js';
import { webModules } from '../../src/app/web-modules.js';
import type { Actor, HeldRole, PartyRef, Role, Sessions } from '../../src/kernel/access/index.js';
import { addMessages } from '../../src/kernel/i18n/index.js';
import type { House } from '../../src/kernel/module/index.js';
import { type Client, visitor, withCookie } from './client.js';
import { serveApp } from './serve-app.js';
import { testApp } from './test-app.js';

export type Person = Extract<Actor, { kind: 'person' }>;

/** Somebody who holds one role, for a party or for the house; of one name always the same person. */
export function person(
  name: string,
  role: Role,
  party: PartyRef | null = null,
  variant: Partial<HeldRole> = {},
): Person {
  const holds = [{ role, party, readOnly: false, ownOnly: false, onBehalfOf: null, ...variant }];
  return { kind: 'person', id: idOf(name), name, lang: 'en', holds, steppedUp: false };
}

/** What is an id already is left as it is. */
function idOf(name: string): string {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u.test(name)) return name;
  return `01900000-0000-7000-8000-${createHash('sha256').update(name).digest('hex').slice(0, 12)}`;
}

/** The pages and the API of all modules, with people who are in by their ids. */
export interface PeopleServer {
  address: string;
  as(person: Actor): Client;
  close(): Promise<void>;
}

/** Serves a house to people who need not sign in: the cookie names who they are. */
export async function servePeople(house: House): Promise<PeopleServer> {
  for (const { name, messages } of MODULES) if (messages) addMessages(name, messages);
  const people = new Map<string, Actor>();
  const sessions = {
    isOpen: async () => false,
    enter: async () => null,
    leave: async () => {},
    find: async (token: string) => {
      const actor = people.get(token);
      return actor === undefined ? null : { actor, binding: token };
    },
  };
  const modules = await webModules(house);
  // Sessions of persons come with accounts.
  const app = testApp({ modules, sessions: sessions as Sessions });
  const { address, close } = await serveApp(app);
  return {
    address,
    close,
    as(actor) {
      if (actor.kind === 'public') return visitor({ address });
      people.set(actor.id, actor);
      return withCookie({ address }, `session=${actor.id}`);
    },
  };
}
