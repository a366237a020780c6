import type { Connection } from '../../kernel/db/index.js';
import { type EnqueueJobOptions, enqueueJobs } from '../../kernel/jobs/index.js';
import type { House } from '../../kernel/module/index.js';
import { mailDue } from './digest/mail-due.js';
import type { NewNotice } from './notice.js';
import { insertNotices } from './store/notices.js';
import { findWishes } from './store/wishes.js';

/** Sends a person what is due; asked for again it finds nothing. */
export const SEND_DIGEST = 'notices.send-digest';

/**
 * Writes notices in the transaction of what they tell, and asks for the mails. What is written already is left as it is, so that a job
 * that is run again tells nobody twice. Without a mail server no mail is due: what waits is seen in the house.
 *
 * @returns how many were new.
 */
export async function writeNotices(
  c: Connection,
  { config }: Pick<House, 'config'>,
  notices: readonly NewNotice[],
  now: Date,
): Promise<number> {
  const wishes = await findWishes(c, [...new Set(notices.map(({ personId }) => personId))]);
  const due = notices.map((notice) => {
    const { hours, of } = wishes(notice.personId);
    return { ...notice, mailDue: config.mail === undefined ? null : mailDue(of(notice.topic), hours, now) };
  });
  const added = await insertNotices(c, due, now);
  await askForDigests(c, added);
  return added.length;
}

/** A job for each person and moment. */
export async function askForDigests(
  c: Connection,
  due: readonly { personId: string; mailDue: Date | null }[],
): Promise<void> {
  const asked = new Map<string, EnqueueJobOptions>();
  for (const { personId, mailDue: notBefore } of due) {
    if (notBefore === null) continue;
    const key = `${personId} ${notBefore.toISOString()}`;
    asked.set(key, { kind: SEND_DIGEST, payload: { person: personId }, key, notBefore });
  }
  await enqueueJobs(c, [...asked.values()]);
}
