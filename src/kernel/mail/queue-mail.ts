import { type Connection, jsonb, newId } from '../db/index.js';
import { enqueueJob } from '../jobs/index.js';
import { composeMail, type Mail } from './mail.js';
import { mailTables } from './store.js';

export const SEND_MAIL = 'mail.send';

/**
 * Puts a mail on its way, in the transaction of what it tells: sent by a job where there is a mail server, else kept for the
 * administrator to hand on. `id`: chosen by whoever asks `findMailStates` later what became of it.
 */
export async function queueMail(
  c: Connection,
  mail: Mail,
  { server, id = newId() }: { server: boolean; id?: string },
): Promise<void> {
  const { text, html } = composeMail(mail);
  await mailTables(c)
    .insertInto('mail')
    .values({
      id,
      address: mail.to,
      lang: mail.lang,
      subject: mail.subject.replaceAll(/\s+/gu, ' '),
      body: text,
      markup: html,
      state: server ? 'waiting' : 'kept',
      attempts: 0,
      problem: null,
      made: new Date(),
      done: null,
      useful_until: mail.usefulUntil ?? null,
      person_id: mail.person ?? null,
      headers: mail.headers === undefined ? null : jsonb({ ...mail.headers }),
      once: mail.once ?? false,
      begun: null,
    })
    .execute();
  if (server) await enqueueJob(c, { kind: SEND_MAIL, payload: { mail: id }, key: id });
}
