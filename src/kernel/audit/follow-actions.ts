import { sql } from 'kysely';
import type { Connection, Database } from '../db/index.js';
import { inPlace } from '../place/index.js';
import type { Action } from './action.js';

import { actionOf, auditTables } from './store.js';

/**
 * A part of the program that acts on what others have done: a module publishes by recording an action, another one follows. Each
 * action is followed once, in the order of the log, in a transaction that also writes down how far the follower has come; a crash
 * leaves both or neither. An action that came before the follower was written is followed too.
 */
export interface ActionFollower {
  /** Stable: "commitments.meet-texts". */
  name: string;
  verbs: readonly string[];
  follow(c: Connection, action: Action): Promise<void>;
}

/** An action that fails so often is left behind, so that those after it are not. */
const MOST_FAILURES = 5;

export type Followed = 'nothing' | 'followed' | { failed: unknown; action: Action; left: boolean };

/** Follows the next action that the follower has not seen. */
export async function followNext(db: Database, { name, verbs, follow }: ActionFollower): Promise<Followed> {
  let current: Action | null = null;
  try {
    return await db.transaction(async (c) => {
      const at = await lockFollower(c, name);
      if (at === null) return 'nothing';
      const tables = auditTables(c);
      const row = await tables
        .selectFrom('action')
        .selectAll()
        .where('position', '>', at)
        .where('verb', 'in', verbs)
        .orderBy('position')
        .limit(1)
        .executeTakeFirst();
      if (row === undefined) return 'nothing';
      current = actionOf(row);
      const action = current;
      await inPlace('job', () => follow(c, action));
      await setPosition(c, name, current.position);
      return 'followed';
    });
  } catch (error) {
    if (current === null) throw error;
    return countFailure(db, name, current, error);
  }
}

/** Null when another process is at it. */
async function lockFollower(c: Connection, name: string): Promise<number | null> {
  await sql`insert into action_follower (name, position) values (${name}, 0) on conflict do nothing`.execute(
    auditTables(c),
  );
  const row = await auditTables(c)
    .selectFrom('action_follower')
    .select('position')
    .where('name', '=', name)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  return row?.position ?? null;
}

async function setPosition(c: Connection, name: string, position: number): Promise<void> {
  await auditTables(c).updateTable('action_follower').set({ position, failures: 0 }).where('name', '=', name).execute();
}

async function countFailure(db: Database, name: string, action: Action, failed: unknown): Promise<Followed> {
  return db.transaction(async (c) => {
    // Its first try took the row away again with everything else.
    const row = await auditTables(c)
      .insertInto('action_follower')
      .values({ name, position: 0, failures: 1 })
      .onConflict((conflict) =>
        conflict.column('name').doUpdateSet((eb) => ({ failures: eb('action_follower.failures', '+', 1) })),
      )
      .returning('failures')
      .executeTakeFirst();
    const left = (row?.failures ?? 0) >= MOST_FAILURES;
    if (left) await setPosition(c, name, action.position);
    return { failed, action, left };
  });
}
