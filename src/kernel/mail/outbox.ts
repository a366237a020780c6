import { type Actor, NotAllowed, permits } from '../access/index.js';
import type { Connection } from '../db/index.js';
import { type MailRow, type MailState, mailTables } from './store.js';

/** A mail that did not go out by itself. */
export type KeptMail = Pick<MailRow, 'id' | 'address' | 'lang' | 'subject' | 'state' | 'problem' | 'made'> & {
  /** Empty once its link has ended. */
  body: string;
};

/** What waits in the outbox, the oldest first. @throws NotAllowed for everybody who does not manage the house. */
export async function findOutbox(c: Connection, actor: Actor, now = new Date()): Promise<KeptMail[]> {
  if (!permits(actor, 'house.manage')) throw new NotAllowed();
  // What is past its use is taken out on the occasion, words and all.
  await mailTables(c)
    .updateTable('mail')
    .set({ body: null, markup: null, headers: null, state: 'handed-on', done: now })
    .where('state', 'in', ['waiting', 'kept', 'failed'])
    .where('useful_until', '<', now)
    .execute();
  const rows = await mailTables(c)
    .selectFrom('mail')
    .select(['id', 'address', 'lang', 'subject', 'body', 'state', 'problem', 'made'])
    .where('state', 'in', ['waiting', 'kept', 'failed'])
    .orderBy('made')
    .limit(200)
    .execute();
  return rows.map((row) => ({ ...row, body: row.body ?? '' }));
}

/** Says that a mail was handed on by other means; its words are forgotten. @throws NotAllowed */
export async function markHandedOn(c: Connection, actor: Actor, id: string, now = new Date()): Promise<void> {
  if (!permits(actor, 'house.manage')) throw new NotAllowed();
  await mailTables(c)
    .updateTable('mail')
    .set({ state: 'handed-on', done: now, body: null, markup: null, headers: null })
    .where('id', '=', id)
    .where('state', 'in', ['kept', 'failed'])
    .execute();
}

/** What became of mails, by id, for the module that sent them; those that were cleared are not there. */
export async function findMailStates(
  c: Connection,
  ids: readonly string[],
): Promise<Map<string, { state: MailState; problem: string | null }>> {
  if (ids.length === 0) return new Map();
  const rows = await mailTables(c)
    .selectFrom('mail')
    .select(['id', 'state', 'problem'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ id, state, problem }) => [id, { state, problem }]));
}
