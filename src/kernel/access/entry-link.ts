import type { Connection } from '../db/index.js';
import { accessTables } from './store.js';
import { hashOfToken, looksLikeToken, newToken } from './token.js';

/** How long an entry link may wait to be used. */
export const ENTRY_LINK_HOURS = 24;

/** The one administrator there is until parties bring accounts. */
export const LOCAL_ADMINISTRATOR = 'local';

/**
 * Makes a link that lets its opener in once, as the local administrator.
 *
 * @returns the token, for `/enter/<token>`: show it to the operator, log it nowhere.
 */
export async function createEntryLink(c: Connection, now = new Date()): Promise<string> {
  const token = newToken();
  await accessTables(c).deleteFrom('entry_link').where('expires', '<', now).execute();
  await accessTables(c)
    .insertInto('entry_link')
    .values({
      token_sha256: hashOfToken(token),
      administrator: LOCAL_ADMINISTRATOR,
      made: now,
      expires: new Date(now.getTime() + ENTRY_LINK_HOURS * 3_600_000),
      used: null,
    })
    .execute();
  return token;
}

/** Whether a link would still let someone in. Looking does not use it up: previews of links in messages do look. */
export async function isEntryLinkOpen(c: Connection, token: string, now = new Date()): Promise<boolean> {
  if (!looksLikeToken(token)) return false;
  const link = await accessTables(c)
    .selectFrom('entry_link')
    .select('expires')
    .where('token_sha256', '=', hashOfToken(token))
    .where('used', 'is', null)
    .where('expires', '>', now)
    .executeTakeFirst();
  return link !== undefined;
}

/** Uses a link up. Two who try at once: one gets in. @returns the administrator it was made for, or null. */
export async function takeEntryLink(c: Connection, token: string, now = new Date()): Promise<string | null> {
  if (!looksLikeToken(token)) return null;
  const link = await accessTables(c)
    .updateTable('entry_link')
    .set({ used: now })
    .where('token_sha256', '=', hashOfToken(token))
    .where('used', 'is', null)
    .where('expires', '>', now)
    .returning('administrator')
    .executeTakeFirst();
  return link?.administrator ?? null;
}
