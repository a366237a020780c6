import { findActors, hashOfToken, looksLikeToken, newToken, type PersonActor } from '../../../kernel/access/index.js';
import { recordAction } from '../../../kernel/audit/index.js';
import { type Database, newId } from '../../../kernel/db/index.js';
import { privately } from '../privately.js';
import { Refusal } from '../refusal.js';
import { noticesTables } from '../store/tables.js';

export const FEED_KINDS = ['atom', 'calendar'] as const;
export type FeedKind = (typeof FEED_KINDS)[number];

/** A private address, without its secret part. */
export interface OwnFeed {
  id: string;
  kind: FeedKind;
  /** As its owner calls it: "Telephone". */
  label: string;
  made: Date;
  used: Date | null;
}

const MOST = 10;
const LONGEST_LABEL = 80;

/** Those that hold, the newest first. */
export async function findOwnFeeds({ connection }: Database, { id }: PersonActor): Promise<OwnFeed[]> {
  return noticesTables(connection)
    .selectFrom('notice_feed')
    .select(['id', 'kind', 'label', 'made', 'used'])
    .where('person_id', '=', id)
    .where('revoked', 'is', null)
    .orderBy('made', 'desc')
    .execute();
}

/**
 * Makes a private address for the person.
 *
 * @returns its secret part, shown once and kept by nobody.
 * @throws Refusal `label-missing`, `too-many-feeds`.
 */
export async function makeFeed(
  db: Database,
  actor: PersonActor,
  { kind, label }: { kind: FeedKind; label: string },
): Promise<string> {
  const name = label
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, LONGEST_LABEL);
  if (name === '') throw new Refusal('label-missing', { field: 'label' });
  if ((await findOwnFeeds(db, actor)).length >= MOST) throw new Refusal('too-many-feeds', { values: { most: MOST } });
  const token = newToken();
  await db.transaction(async (c) => {
    const id = newId();
    await noticesTables(c)
      .insertInto('notice_feed')
      .values({
        id,
        person_id: actor.id,
        kind,
        label: name,
        token_sha256: hashOfToken(token),
        made: new Date(),
        used: null,
        revoked: null,
      })
      .execute();
    await recordAction(c, { actor, verb: 'notices.make-feed', subject: { type: 'feed', id }, details: { kind } });
  });
  return token;
}

/** Whoever asks by this address gets nothing any more. @throws Refusal `no-such-feed`, also for somebody else's. */
export async function revokeFeed(db: Database, actor: PersonActor, id: string): Promise<void> {
  if (!/^[0-9a-f-]{36}$/.test(id)) throw new Refusal('no-such-feed');
  await db.transaction(async (c) => {
    const revoked = await noticesTables(c)
      .updateTable('notice_feed')
      .set({ revoked: new Date() })
      .where('id', '=', id)
      .where('person_id', '=', actor.id)
      .where('revoked', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (revoked === undefined) throw new Refusal('no-such-feed');
    await recordAction(c, { actor, verb: 'notices.revoke-feed', subject: { type: 'feed', id } });
  });
}

const HOUR_MS = 3_600_000;

/** Whose feed it is, with the roles held today; null where the address does not hold, is of another kind, or the account is closed. */
export async function openFeed(
  db: Database,
  kind: FeedKind,
  token: string,
  now = new Date(),
): Promise<PersonActor | null> {
  if (!looksLikeToken(token)) return null;
  const { connection } = privately(db);
  const row = await noticesTables(connection)
    .selectFrom('notice_feed')
    .select(['id', 'person_id', 'used'])
    .where('token_sha256', '=', hashOfToken(token))
    .where('kind', '=', kind)
    .where('revoked', 'is', null)
    .executeTakeFirst();
  if (row === undefined) return null;
  const [found] = await findActors(connection, { ids: [row.person_id] }, now);
  if (found === undefined) return null;
  // To the hour: a reader that asks every minute is not a write every minute.
  if (row.used === null || now.getTime() - row.used.getTime() > HOUR_MS)
    await noticesTables(connection).updateTable('notice_feed').set({ used: now }).where('id', '=', row.id).execute();
  return found.actor;
}
