import { sql } from 'kysely';
import type { Connection } from '../../../kernel/db/index.js';
import type { Decision, RoundDays } from '../reminders/rounds.js';
import { noticesTables, type RoundRow, type SentRow } from './tables.js';

/** What was decided of the rounds of some matters. */
export async function findDecisions(
  c: Connection,
  matters: readonly string[],
): Promise<(name: string, matter: string, days: RoundDays) => (Decision & { decidedBy: string }) | null> {
  const rows =
    matters.length === 0
      ? []
      : await noticesTables(c)
          .selectFrom('reminder_round')
          .selectAll()
          .where('matter', 'in', [...matters])
          .execute();
  const byRound = new Map(rows.map((row) => [keyOf(row.name, row.matter, row.days), row]));
  return (name, matter, days) => {
    const row = byRound.get(keyOf(name, matter, days));
    return row === undefined ? null : { state: row.state, onDay: row.on_day, decidedBy: row.decided_by };
  };
}

const keyOf = (name: string, matter: string, days: number) => JSON.stringify([name, matter, days]);

/** Writes a decision down, unless the round was sent. @returns false where it was. */
export async function putDecision(c: Connection, row: RoundRow): Promise<boolean> {
  const { state, on_day, decided_by, decided_at } = row;
  const put = await noticesTables(c)
    .insertInto('reminder_round')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['name', 'matter', 'days'])
        .doUpdateSet({ state, on_day, decided_by, decided_at })
        .where('reminder_round.state', '<>', sql.lit('sent')),
    )
    .returning('state')
    .executeTakeFirst();
  return put !== undefined;
}

/** Fewer parameters than a statement takes. */
const BATCH = 1000;

export async function insertSent(c: Connection, rows: readonly SentRow[]): Promise<void> {
  for (let at = 0; at < rows.length; at += BATCH)
    await noticesTables(c)
      .insertInto('reminder_sent')
      .values(rows.slice(at, at + BATCH))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}

/** To whom a round went. */
export async function listSent(
  c: Connection,
  { name, matter, days }: { name: string; matter: string; days: RoundDays },
): Promise<SentRow[]> {
  return noticesTables(c)
    .selectFrom('reminder_sent')
    .selectAll()
    .where('name', '=', name)
    .where('matter', '=', matter)
    .where('days', '=', days)
    .orderBy('sent')
    .orderBy('person_id')
    .execute();
}

/** How many got each round of some matters. */
export async function countSent(
  c: Connection,
  matters: readonly string[],
): Promise<(name: string, matter: string, days: RoundDays) => number> {
  const rows =
    matters.length === 0
      ? []
      : await noticesTables(c)
          .selectFrom('reminder_sent')
          .select(['name', 'matter', 'days', sql<number>`count(*)::int`.as('n')])
          .where('matter', 'in', [...matters])
          .groupBy(['name', 'matter', 'days'])
          .execute();
  const byRound = new Map(rows.map((row) => [keyOf(row.name, row.matter, row.days), row.n]));
  return (name, matter, days) => byRound.get(keyOf(name, matter, days)) ?? 0;
}
