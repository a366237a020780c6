import { recordAction } from '../audit/index.js';
import { type Connection, type Database, newId } from '../db/index.js';
import type { Actor } from './actor.js';
import { isEntryLinkOpen, takeEntryLink } from './entry-link.js';
import { countAdministrators } from './held-roles.js';
import { fateOfToken, hasEnded, PRESENCE_MINUTES, SESSION_DAYS } from './session-life.js';
import { findSessionRow } from './session-row.js';
import { accessTables } from './store.js';
import { hashOfToken, looksLikeToken, newToken } from './token.js';

export interface Session {
  id: string;
  actor: Exclude<Actor, { kind: 'public' }>;
  /** What the tokens of its forms are bound to; says nothing about the cookie, and stays when the cookie changes. */
  binding: string;
  /** Presence was proved within the last minutes, by whatever the person has. */
  fresh: boolean;
  /** By which issuer the person came in; null where by their own means. */
  signOn: string | null;
  /** The token that takes the place of the one shown; null when that one holds on. */
  renewed: string | null;
}

/** Coming in, being recognized, going out. */
export interface Sessions {
  isOpen(entryToken: string): Promise<boolean>;
  /** Uses up an entry link. @returns the token for the cookie, or null when the link does not hold any more. */
  enter(entryToken: string): Promise<string | null>;
  find(token: string): Promise<Session | null>;
  leave(token: string): Promise<void>;
}

export function sessionsIn(given: Database, now: () => Date = () => new Date()): Sessions {
  // Who reads is known after this only.
  const db = given.forHouse('sessions');
  return {
    isOpen: (entryToken) => isEntryLinkOpen(db.connection, entryToken, now()),
    enter: (entryToken) =>
      db.transaction(async (c) => {
        const administrator = await takeEntryLink(c, entryToken, now());
        if (administrator === null) return null;
        const token = await beginSession(c, { administrator }, now());
        await recordAction(c, {
          actor: { kind: 'administrator', id: administrator },
          verb: 'access.enter',
          subject: { type: 'administrator', id: administrator },
        });
        return token;
      }),
    find: (token) => findSession(db.connection, token, now()),
    async leave(token) {
      const hash = hashOfToken(token);
      await accessTables(db.connection)
        .deleteFrom('session')
        .where((where) => where.or([where('token_sha256', '=', hash), where('former_sha256', '=', hash)]))
        .execute();
    },
  };
}

export type SessionOf =
  | { administrator: string }
  /** `strongly`: by a passkey, or by a password and a code. */
  | { personId: string; strongly: boolean; device: string; signOn?: string | undefined };

/** @returns the token for the cookie. Sessions that have ended are cleared away on the occasion. */
export async function beginSession(c: Connection, of: SessionOf, now: Date): Promise<string> {
  const token = newToken();
  await accessTables(c).deleteFrom('session').where('expires', '<', now).execute();
  const person = 'personId' in of ? of : null;
  await accessTables(c)
    .insertInto('session')
    .values({
      id: newId(),
      token_sha256: hashOfToken(token),
      former_sha256: null,
      arrived: true,
      administrator: 'administrator' in of ? of.administrator : null,
      person_id: person?.personId ?? null,
      made: now,
      renewed: now,
      expires: new Date(now.getTime() + SESSION_DAYS * 86_400_000),
      // What an issuer says of somebody proves nothing for the changes that the house asks a proof for itself.
      proved: person === null || person.signOn !== undefined ? null : now,
      strongly: person?.strongly ?? false,
      device: person?.device ?? '',
      acting_as: null,
      sign_on_id: person?.signOn ?? null,
    })
    .execute();
  return token;
}

async function findSession(c: Connection, token: string, now: Date): Promise<Session | null> {
  if (!looksLikeToken(token)) return null;
  const hash = hashOfToken(token);
  const row = await findSessionRow(c, hash, now);
  if (row === null) return null;
  const { id, holds, person, actingFor } = row;
  const shown = row.token_sha256 === hash ? 'current' : 'former';
  const fate = fateOfToken(shown, row, now);
  if (fate === 'ends' || (row.administrator === null && (person === null || hasEnded(row, holds, now)))) {
    await accessTables(c).deleteFrom('session').where('id', '=', id).execute();
    return null;
  }
  const renewed = fate === 'renew' ? await renewToken(c, id, row.token_sha256, hash, now) : null;
  if (fate === 'holds' && shown === 'current' && !row.arrived)
    await accessTables(c).updateTable('session').set({ arrived: true }).where('token_sha256', '=', hash).execute();
  const fresh = row.proved !== null && now.getTime() - row.proved.getTime() < PRESENCE_MINUTES * 60_000;
  const actor: Session['actor'] | null =
    row.administrator !== null
      ? { kind: 'administrator', id: row.administrator }
      : person && {
          kind: 'person',
          ...person,
          holds,
          steppedUp: fresh && row.strongly,
          ...(actingFor === null ? {} : { actingFor }),
        };
  return actor && { id, actor, binding: id, fresh, signOn: row.sign_on_id, renewed };
}

/** Two requests at once: one changes the token, the other goes on with the former. @returns the new one, or null. */
async function renewToken(
  c: Connection,
  id: string,
  current: string,
  shown: string,
  now: Date,
): Promise<string | null> {
  const token = newToken();
  const changed = await accessTables(c)
    .updateTable('session')
    .set({ token_sha256: hashOfToken(token), former_sha256: shown, arrived: false, renewed: now })
    .where('id', '=', id)
    .where('token_sha256', '=', current)
    .returning('id')
    .executeTakeFirst();
  return changed === undefined ? null : token;
}

/** Whether an administrator can come in without a new link: one is in by a link, or has an account. */
export async function isSomeoneIn(c: Connection, now = new Date()): Promise<boolean> {
  const row = await accessTables(c)
    .selectFrom('session')
    .select('expires')
    .where('administrator', 'is not', null)
    .where('expires', '>', now)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined || (await countAdministrators(c, now)) > 0;
}
