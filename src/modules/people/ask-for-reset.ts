import { findPerson, readEmail } from '../../kernel/access/index.js';
import type { Database } from '../../kernel/db/index.js';
import { enqueueJob } from '../../kernel/jobs/index.js';
import { SEND_RESET } from './jobs.js';

/** Asks for a link for a new password. Known and unknown addresses take the same way, and nothing of an unknown one is kept. */
export async function askForReset(db: Database, typed: string): Promise<void> {
  const email = readEmail(typed);
  await db.transaction(async (c) => {
    const person = email === null ? null : await findPerson(c, { email });
    await enqueueJob(c, { kind: SEND_RESET, payload: { person: person?.id ?? null }, key: person?.id ?? 'nobody' });
  });
}
