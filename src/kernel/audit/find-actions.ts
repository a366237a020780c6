import type { Connection } from '../db/index.js';
import type { Action, ActionSubject } from './action.js';
import { actionOf, auditTables } from './store.js';

export interface FindActionsOptions {
  subject?: ActionSubject;
  verb?: string;
  actorId?: string;
  /** Only older ones than this position: the last position of the page before. */
  before?: number;
  /** At most so many; 50 where nothing is said. */
  limit?: number;
}

/** Actions, newest first. */
export async function findActions(c: Connection, options: FindActionsOptions): Promise<Action[]> {
  const { subject, verb, actorId, before, limit = 50 } = options;
  let query = auditTables(c).selectFrom('action').selectAll();
  if (subject) query = query.where('subject_type', '=', subject.type).where('subject_id', '=', subject.id);
  if (verb !== undefined) query = query.where('verb', '=', verb);
  if (actorId !== undefined) query = query.where('actor_id', '=', actorId);
  if (before !== undefined) query = query.where('position', '<', before);
  const rows = await query.orderBy('position', 'desc').limit(limit).execute();
  return rows.map(actionOf);
}
