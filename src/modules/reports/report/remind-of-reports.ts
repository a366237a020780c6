import { recordAction } from '../../../kernel/audit/index.js';
import { addDays, type Day } from '../../../kernel/calendar/index.js';
import type { Database } from '../../../kernel/db/index.js';
import { addReportEntries, findReport, listReports } from '../store/reports.js';

/** Days from the one by which a report is to be finished, as for everything else that is due. */
const ROUNDS = [-30, -7, 0, 7] as const;
/** So long after its day a round is made up for, where the program stood still. */
const MADE_UP_DAYS = 3;

/** The round that is due today for a report that is to be finished on a day; null for none. Pure. */
export function roundOf(due: Day, today: Day): number | null {
  return (
    ROUNDS.findLast((days) => {
      const on = addDays(due, days);
      return on <= today && addDays(on, MADE_UP_DAYS) >= today;
    }) ?? null
  );
}

/**
 * Reminds of drafts that are to be finished: each round of each day once. Who is told stands in `work.ts`, which follows the act.
 *
 * @returns how many reports.
 */
export async function remindOfReports(db: Database, today: Day, now = new Date()): Promise<number> {
  let reminded = 0;
  for (const { id } of await listReports(db.connection))
    await db.transaction(async (c) => {
      const report = await findReport(c, { id }, { lock: true });
      if (report === null || report.state !== 'draft' || report.due === null) return;
      const { due } = report;
      const days = roundOf(due, today);
      if (days === null || report.reminded === `${due}/${days}`) return;
      await addReportEntries(c, report, [{ did: 'reminded', due, days }], { madeBy: 'house', madeAt: now });
      const subject = { type: 'report', id };
      await recordAction(c, { actor: { kind: 'house' }, verb: 'reports.remind', subject, details: { due, days } });
      reminded += 1;
    });
  return reminded;
}
