import type { Connection, Database } from '../db/index.js';
import { lastPosition } from './last-position.js';

/** So many keys are held between two acts. */
const MOST = 200;

/**
 * Keeps what `work` found until something is done: every change of state is recorded in its own transaction, so what was found at a
 * position of the log holds until the position moves. It is found for the house, and the caller asks who may see it.
 */
export function heldUntilAct<T>(
  work: (c: Connection, key: string) => Promise<T>,
): (db: Database, key?: string) => Promise<T> {
  const held = new WeakMap<Connection, { position: number; found: Map<string, Promise<T>> }>();
  return async (db, key = '') => {
    const position = await lastPosition(db.connection);
    let known = held.get(db.connection);
    if (known?.position !== position) {
      known = { position, found: new Map() };
      held.set(db.connection, known);
    }
    const { found } = known;
    const before = found.get(key);
    if (before !== undefined) return before;
    const asked = work(db.forHouse('until-act').connection, key);
    if (found.size >= MOST) found.clear();
    found.set(key, asked);
    // What failed is asked again.
    asked.catch(() => found.delete(key));
    return asked;
  };
}
