import type { Connection } from '../db/index.js';
import { accessTables } from './store.js';

/** A session as its owner sees it. */
export interface OwnSession {
  id: string;
  device: string;
  made: Date;
  /** The last sign of life, to the quarter of an hour. */
  renewed: Date;
}

/** The sessions of a person, the one used last first. */
export function findOwnSessions(c: Connection, personId: string, now: Date): Promise<OwnSession[]> {
  return accessTables(c)
    .selectFrom('session')
    .select(['id', 'device', 'made', 'renewed'])
    .where('person_id', '=', personId)
    .where('expires', '>', now)
    .orderBy('renewed', 'desc')
    .limit(100)
    .execute();
}

/** Ends one session of a person; what is not theirs is left alone. */
export async function endOwnSession(c: Connection, personId: string, id: string): Promise<void> {
  await accessTables(c).deleteFrom('session').where('person_id', '=', personId).where('id', '=', id).execute();
}

/** Ends all sessions of a person but the one named, if any. */
export async function endOtherSessions(c: Connection, personId: string, butId: string | null): Promise<void> {
  let query = accessTables(c).deleteFrom('session').where('person_id', '=', personId);
  if (butId !== null) query = query.where('id', '<>', butId);
  await query.execute();
}
