import { z } from 'zod';
import { findPerson, makeResetLink, passDelegations } from '../../kernel/access/index.js';
import type { JobHandler } from '../../kernel/jobs/index.js';
import { queueMail, SEND_MAIL, sendMailJob } from '../../kernel/mail/index.js';
import type { House } from '../../kernel/module/index.js';
import { resetMail } from './mails.js';

export const SEND_RESET = 'people.send-reset';

const Payload = z.object({ person: z.uuid().nullable() });

/** Sends what is in the queue, and links for a new password. */
export function peopleJobs(house: House): Readonly<Record<string, JobHandler>> {
  const { mail } = house.config;
  return {
    /** Once a day; run again, it finds nothing new. */
    'people.pass-loans': async ({ db }) => passDelegations(db),
    [SEND_MAIL]: sendMailJob(mail ?? null),
    async [SEND_RESET](job) {
      const { person: id } = Payload.parse(job.payload);
      // Asked for an address that nobody has: the same request, and nothing to send.
      if (id === null) return { queued: false };
      return job.finish(async (c) => {
        const person = await findPerson(c, { id });
        if (person === null) return { queued: false };
        const now = new Date();
        const token = await makeResetLink(c, id, now);
        await queueMail(c, resetMail(house, person, token, now), { server: mail !== undefined });
        return { queued: true };
      });
    },
  };
}
