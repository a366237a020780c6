import { sql } from 'kysely';
import { recordAction } from '../../audit/index.js';
import type { Connection, Database } from '../../db/index.js';
import { dayOf } from '../held-roles.js';

/** The house itself, which watches the days. */
const HOUSE = { kind: 'administrator', id: 'house' } as const;

interface Passed {
  id: string;
  party_id: string;
}

/**
 * Writes down, once, which loans began and which are over since it was last asked: because their days came and went, or because the role
 * or the account that they are a part of has ended. Whom it concerns is told by that.
 */
export async function passDelegations(db: Database, now = new Date()): Promise<{ begun: number; over: number }> {
  const today = dayOf(now);
  return db.transaction(async (c) => {
    const begun = await mark(c, 'begun_at', sql`d.valid_from <= ${today}::date and d.valid_to >= ${today}::date`, now);
    // One that never began is over too: its taker was told that it would.
    const over = await mark(
      c,
      'over_at',
      sql`(d.valid_to < ${today}::date or h.ended_at is not null or h.valid_to < ${today}::date or g.closed is not null)`,
      now,
    );
    for (const [verb, passed] of [
      ['access.start-delegation', begun],
      ['access.close-delegation', over],
    ] as const)
      for (const { id, party_id: party } of passed)
        await recordAction(c, { actor: HOUSE, party, verb, subject: { type: 'delegation', id } });
    return { begun: begun.length, over: over.length };
  });
}

async function mark(
  c: Connection,
  column: 'begun_at' | 'over_at',
  when: ReturnType<typeof sql>,
  now: Date,
): Promise<Passed[]> {
  const { rows } = await sql<Passed>`
    update delegation d set ${sql.ref(column)} = ${now}
    from role_held h, person g
    where h.id = d.held_id and g.id = d.giver_id and d.ended_at is null and d.over_at is null
      and ${sql.ref(`d.${column}`)} is null and ${when}
    returning d.id, h.party_id`.execute(c.queries);
  return rows;
}
