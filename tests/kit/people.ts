import { MODULES } from '../../src/app/modules.js';
import { webModules } from '../../src/app/web-modules.js';
import type { Actor, HeldRole, PartyRef, Role, Sessions } from '../../src/kernel/access/index.js';
import { addMessages } from '../../src/kernel/i18n/index.js';
import type { House } from '../../src/kernel/module/index.js';
import { type Client, visitor, withCookie } from './client.js';
import { serveApp } from './serve-app.js';
import { testApp } from './test-app.js';

export type Person = Extract<Actor, { kind: 'person' }>;

/** Somebody who holds one role, for a party or for the house. */
export function person(id: string, role: Role, party: PartyRef | null = null, variant: Partial<HeldRole> = {}): Person {
  const holds = [{ role, party, readOnly: false, ownOnly: false, onBehalfOf: null, ...variant }];
  return { kind: 'person', id, name: id, lang: 'en', holds, steppedUp: false };
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
