import { createTransport } from 'nodemailer';
import { z } from 'zod';
import type { JobHandler } from '../jobs/index.js';
import { mailTables } from './store.js';

export const ATTEMPTS = 5;

/** A mail server, and the address that mails come from. */
export interface MailServer {
  /** `smtp://name:password@host:587`, `smtps://...` for TLS from the first byte. */
  url: string;
  from: string;
}

const Payload = z.object({ mail: z.uuid() });

/**
 * Sends one mail; tried five times, then it waits in the outbox for the administrator. A mail may arrive twice and none is lost, but for one
 * that is to arrive once: where the program ended while its server was taking it, it counts as sent.
 */
export function sendMailJob(server: MailServer | null): JobHandler {
  return {
    options: { attempts: ATTEMPTS },
    async run(job) {
      const { mail: id } = Payload.parse(job.payload);
      const { connection } = job.db;
      const mail = await mailTables(connection).selectFrom('mail').selectAll().where('id', '=', id).executeTakeFirst();
      if (mail?.state !== 'waiting' || mail.body === null) return { sent: false };
      if (server === null || (mail.useful_until !== null && mail.useful_until < new Date())) {
        await keep('kept', null);
        return { sent: false };
      }
      if (mail.once) {
        if (mail.begun !== null) return finish('interrupted');
        await mailTables(connection).updateTable('mail').set({ begun: new Date() }).where('id', '=', id).execute();
      }
      try {
        await createTransport(withPatience(server.url)).sendMail({
          from: server.from,
          to: mail.address,
          subject: mail.subject,
          text: mail.body,
          ...(mail.markup === null ? {} : { html: mail.markup }),
          headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': mail.lang, ...mail.headers },
        });
      } catch (error) {
        // The server's answer may repeat the address: its code is enough.
        const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
        await keep(job.attempt < ATTEMPTS ? 'waiting' : 'failed', code);
        throw new Error(`The mail server did not take a mail (${code})`);
      }
      return finish(null);

      function finish(problem: 'interrupted' | null): Promise<{ sent: boolean }> {
        return job.finish(async (c) => {
          await mailTables(c)
            .updateTable('mail')
            .set({
              state: 'sent',
              attempts: job.attempt,
              done: new Date(),
              problem,
              body: null,
              markup: null,
              headers: null,
            })
            .where('id', '=', id)
            .execute();
          return { sent: problem === null };
        });
      }

      async function keep(state: 'kept' | 'waiting' | 'failed', problem: string | null): Promise<void> {
        await mailTables(connection)
          .updateTable('mail')
          .set({ state, problem, attempts: job.attempt, begun: null })
          .where('id', '=', id)
          .execute();
      }
    },
  };
}

/** The library reads its options from the query of the address. */
function withPatience(address: string): string {
  const url = new URL(address);
  url.searchParams.set('connectionTimeout', '20000');
  url.searchParams.set('socketTimeout', '30000');
  return url.href;
}
