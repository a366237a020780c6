import { recordAction } from '../audit/index.js';
import type { Connection, Database } from '../db/index.js';
import type { Actor } from './actor.js';
import { isEntryLinkOpen, takeEntryLink } from './entry-link.js';
import { accessTables } from './store.js';
import { hashOfToken, looksLikeToken, newToken } from './token.js';

/** Days after which one has to come in again. */
export const SESSION_DAYS = 14;

export interface Session {
  actor: Extract<Actor, { kind: 'administrator' }>;
  /** What the tokens of its forms are bound to; says nothing about the cookie. */
  binding: string;
}

/** Coming in, being recognized, going out. */
export interface Sessions {
  isOpen(entryToken: string): Promise<boolean>;
  /** Uses up an entry link. @returns the token for the cookie, or null when the link does not hold any more. */
  enter(entryToken: string): Promise<string | null>;
  find(token: string): Promise<Session | null>;
  leave(token: string): Promise<void>;
}

export function sessionsIn(db: Database, now: () => Date = () => new Date()): Sessions {
  return {
    isOpen: (entryToken) => isEntryLinkOpen(db.connection, entryToken, now()),
    enter: (entryToken) =>
      db.transaction(async (c) => {
        const administrator = await takeEntryLink(c, entryToken, now());
        if (administrator === null) return null;
        const token = await createSession(c, administrator, now());
        await recordAction(c, {
          actor: { kind: 'administrator', id: administrator },
          verb: 'access.enter',
          subject: { type: 'administrator', id: administrator },
        });
        return token;
      }),
    find: (token) => findSession(db.connection, token, now()),
    async leave(token) {
      await accessTables(db.connection).deleteFrom('session').where('token_sha256', '=', hashOfToken(token)).execute();
    },
  };
}

/** @returns the token for the cookie. Sessions that have ended are cleared away on the occasion. */
async function createSession(c: Connection, administrator: string, now: Date): Promise<string> {
  const token = newToken();
  await accessTables(c).deleteFrom('session').where('expires', '<', now).execute();
  await accessTables(c)
    .insertInto('session')
    .values({
      token_sha256: hashOfToken(token),
      administrator,
      made: now,
      expires: new Date(now.getTime() + SESSION_DAYS * 86_400_000),
    })
    .execute();
  return token;
}

async function findSession(c: Connection, token: string, now: Date): Promise<Session | null> {
  if (!looksLikeToken(token)) return null;
  const hash = hashOfToken(token);
  const row = await accessTables(c)
    .selectFrom('session')
    .select('administrator')
    .where('token_sha256', '=', hash)
    .where('expires', '>', now)
    .executeTakeFirst();
  return row ? { actor: { kind: 'administrator', id: row.administrator }, binding: hash } : null;
}

/** Whether someone who came in by a link is still in: then no new link needs to be shown at the start. */
export async function isSomeoneIn(c: Connection, now = new Date()): Promise<boolean> {
  const row = await accessTables(c)
    .selectFrom('session')
    .select('expires')
    .where('expires', '>', now)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
