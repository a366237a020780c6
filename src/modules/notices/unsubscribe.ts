import { createHmac, timingSafeEqual } from 'node:crypto';
import { findActors, findOrMakeSecret, type PersonActor } from '../../kernel/access/index.js';
import { recordAction } from '../../kernel/audit/index.js';
import type { Connection, Database } from '../../kernel/db/index.js';
import { privately } from './privately.js';
import { setMailDue } from './store/notices.js';
import { putWish } from './store/wishes.js';

/** What a link at the foot of a mail stops: one topic, or all (null). It needs no sign-in, and can do nothing else. */
export interface Unsubscription {
  personId: string;
  topic: string | null;
}

/** "all topics" in a token. */
const ALL = '*';
const SHAPE = /^([0-9a-f-]{36})\/([a-z-]{1,40}|\*)$/;

/** The token of a link: whom and what, sealed (HMAC-SHA-256, 128 bits). It holds as long as the secret of the house. */
export function writeUnsubscription(secret: Uint8Array, { personId, topic }: Unsubscription): string {
  const content = Buffer.from(`${personId}/${topic ?? ALL}`);
  return `${content.toString('base64url')}.${sealOf(secret, content).toString('base64url')}`;
}

/** Null where the token is not ours. */
export function readUnsubscription(secret: Uint8Array, token: string): Unsubscription | null {
  const [written = '', seal = ''] = token.slice(0, 200).split('.', 2);
  const content = Buffer.from(written, 'base64url');
  const expected = sealOf(secret, content);
  const given = Buffer.from(seal, 'base64url');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  const [, personId, topic] = SHAPE.exec(content.toString()) ?? [];
  if (personId === undefined || topic === undefined) return null;
  return { personId, topic: topic === ALL ? null : topic };
}

function sealOf(secret: Uint8Array, content: Uint8Array): Buffer {
  return createHmac('sha256', secret).update('unsubscribe\n').update(content).digest().subarray(0, 16);
}

export function unsubscribeSecret(c: Connection): Promise<Uint8Array> {
  return findOrMakeSecret(c, 'unsubscribe');
}

/** Whose mails a token stops, and which; null where it is not ours or its person has no account any more. */
export async function openUnsubscription(
  db: Database,
  token: string,
): Promise<{ person: PersonActor; topic: string | null } | null> {
  const { connection } = privately(db);
  const read = readUnsubscription(await unsubscribeSecret(connection), token);
  if (read === null) return null;
  const [found] = await findActors(connection, { ids: [read.personId] }, new Date());
  return found === undefined ? null : { person: found.actor, topic: read.topic };
}

/**
 * Stops mails, one topic or all of `topics`. Done again, it changes nothing.
 *
 * @returns false where the token is not ours.
 */
export async function unsubscribe(db: Database, token: string, topics: readonly string[]): Promise<boolean> {
  const opened = await openUnsubscription(db, token);
  if (opened === null) return false;
  const { person, topic } = opened;
  await privately(db).transaction(async (c) => {
    for (const one of topic === null ? topics : [topic]) {
      await putWish(c, person.id, one, 'off');
      await setMailDue(c, { personId: person.id, topic: one }, null);
    }
    await recordAction(c, {
      actor: { kind: person.kind, id: person.id },
      verb: 'notices.unsubscribe',
      subject: { type: 'person', id: person.id },
      details: { topic: topic ?? ALL },
    });
  });
  return true;
}
