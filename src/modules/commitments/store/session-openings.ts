import type { Connection } from '../../../kernel/db/index.js';
import type { SessionOpening } from '../timing/sessions.js';
import { calendarTables, type OpeningValues } from './calendar-tables.js';

/** An opening as it is kept, with what an undo would bring back. */
export interface KeptOpening extends SessionOpening {
  source: string;
  before: OpeningValues | null;
  /** Whether somebody edited it. */
  edited: boolean;
}

/** All openings that are kept, in the order of the sessions. */
export async function readSessionOpenings(c: Connection): Promise<KeptOpening[]> {
  const rows = await calendarTables(c).selectFrom('session_opening').selectAll().orderBy('session').execute();
  return rows.map(keptOpening);
}

export async function findSessionOpening(c: Connection, session: number): Promise<KeptOpening | null> {
  const query = calendarTables(c).selectFrom('session_opening').selectAll().where('session', '=', session);
  const row = await query.executeTakeFirst();
  return row === undefined ? null : keptOpening(row);
}

function keptOpening(row: {
  session: number;
  opens: string;
  standing: 'confirmed' | 'expected';
  source: string;
  before: OpeningValues | null;
  changed_by: string | null;
}): KeptOpening {
  const { session, opens, standing, source, before, changed_by } = row;
  return { session, opens, standing, source, before, edited: changed_by !== null };
}

/** Writes openings that come with the program; those that somebody edited stay. */
export async function putOpeningFacts(c: Connection, facts: readonly SessionOpening[]): Promise<void> {
  if (facts.length === 0) return;
  await calendarTables(c)
    .insertInto('session_opening')
    .values(facts.map((fact) => ({ ...fact, source: '', before: null, changed_by: null, changed_at: null })))
    .onConflict((conflict) =>
      conflict
        .column('session')
        .doUpdateSet((eb) => ({ opens: eb.ref('excluded.opens'), standing: eb.ref('excluded.standing') }))
        .where('session_opening.changed_by', 'is', null),
    )
    .execute();
}

/** Writes what a person says of an opening; `before` is what an undo brings back, null after an undo. */
export async function putOpening(
  c: Connection,
  session: number,
  values: OpeningValues,
  { before, by }: { before: OpeningValues | null; by: string },
): Promise<void> {
  const row = {
    ...values,
    before: before === null ? null : JSON.stringify(before),
    changed_by: by,
    changed_at: new Date(),
  };
  await calendarTables(c)
    .insertInto('session_opening')
    .values({ session, ...row })
    .onConflict((conflict) => conflict.column('session').doUpdateSet(row))
    .execute();
}
