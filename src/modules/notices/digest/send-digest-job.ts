import { z } from 'zod';
import { findActors } from '../../../kernel/access/index.js';
import type { Json } from '../../../kernel/db/index.js';
import { translatorFor } from '../../../kernel/i18n/index.js';
import type { RunJob } from '../../../kernel/jobs/index.js';
import { queueMail } from '../../../kernel/mail/index.js';
import type { House, Work } from '../../../kernel/module/index.js';
import { addressOf, apiAddressOf } from '../address.js';
import { refsOf, seenOf } from '../say-notice.js';
import { listToMail, setMailed } from '../store/notices.js';
import { topicsOf } from '../topics.js';
import { unsubscribeSecret, writeUnsubscription } from '../unsubscribe.js';
import { composeDigest } from './compose-digest.js';
import { groupNotices } from './group-notices.js';

const Payload = z.object({ person: z.uuid() });

/**
 * Puts one mail on its way with all that is due to a person. What they may see is asked now; the notices are held while the mail is written,
 * so that two jobs never tell one of them twice, and a job that is run again finds them told.
 */
export function sendDigestJob(house: House, work: Work): RunJob {
  return async (job): Promise<Json> => {
    const { person: id } = Payload.parse(job.payload);
    const { connection } = job.db;
    const now = new Date();
    const [reader] = await findActors(connection, { ids: [id] }, now);
    const secret = await unsubscribeSecret(connection);
    const before = await listToMail(connection, id, now);
    const lang = reader?.actor.lang ?? 'en';
    const seen =
      reader === undefined ? null : await work.records.find(reader.actor, before.flatMap(refsOf), translatorFor(lang));
    return job.finish(async (c) => {
      // Those that came meanwhile have a job of their own: what they are about was not asked.
      const known = new Set(before.map((notice) => notice.id));
      const due = (await listToMail(c, id, now, { lock: true })).filter((notice) => known.has(notice.id));
      const topics = seen === null ? [] : groupNotices(due, (notice) => seenOf(notice, seen));
      await setMailed(
        c,
        due.map((notice) => notice.id),
        now,
      );
      if (reader === undefined || seen === null || topics.length === 0 || house.config.mail === undefined)
        return { mailed: 0 };
      const mail = composeDigest({
        person: reader.actor,
        email: reader.email,
        topics,
        labels: topicsOf(work),
        seen,
        addressOf: (path) => addressOf(house, lang, path),
        token: (topic) => writeUnsubscription(secret, { personId: id, topic }),
        oneClick: (token) => apiAddressOf(house, `/unsubscribe/${token}`),
      });
      await queueMail(c, mail, { server: true });
      return { mailed: due.length };
    });
  };
}
