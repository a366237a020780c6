import type { Connection } from '../db/index.js';
import { type MailState, mailTables } from './store.js';

/** A person by the address of today, and by the mail that is known to be theirs whatever address it went to. */
export interface Addressee {
  personId: string;
  address: string;
}

/** What is known of mail to a person: never its words. */
export function findMailTo(
  c: Connection,
  { personId, address }: Addressee,
): Promise<{ subject: string; state: MailState; made: Date; done: Date | null }[]> {
  return mailTables(c)
    .selectFrom('mail')
    .select(['subject', 'state', 'made', 'done'])
    .where((or) => or.or([or('address', '=', address), or('person_id', '=', personId)]))
    .orderBy('made', 'desc')
    .execute();
}

/** Forgets all mail to a person, sent or not. @returns how many. */
export async function forgetMailTo(c: Connection, { personId, address }: Addressee): Promise<number> {
  const { numDeletedRows } = await mailTables(c)
    .deleteFrom('mail')
    .where((or) => or.or([or('address', '=', address), or('person_id', '=', personId)]))
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** Says whose mail went to an address, before the person takes another one. */
export async function claimMailTo(c: Connection, { personId, address }: Addressee): Promise<void> {
  await mailTables(c).updateTable('mail').set({ person_id: personId }).where('address', '=', address).execute();
}
