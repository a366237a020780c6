import { dayOf } from '../../../kernel/calendar/index.js';
import type { RunJob } from '../../../kernel/jobs/index.js';
import type { House, Work } from '../../../kernel/module/index.js';
import { findMatters } from './find-matters.js';
import { roundToSend } from './rounds.js';
import { sendDueRound } from './send-round.js';

/** Once a day: sends each round that is due, each in a transaction of its own. Run again, it finds them sent. */
export function remindJob(house: House, work: Work): RunJob {
  return async (job) => {
    const now = new Date();
    const today = dayOf(now);
    let people = 0;
    for (const found of await findMatters(job.db.connection, work.reminds, today)) {
      job.signal.throwIfAborted();
      const round = roundToSend(found.rounds, today);
      if (round !== null) people += (await sendDueRound(house, work, found, round.days, now)) ?? 0;
    }
    return { reminded: people };
  };
}
