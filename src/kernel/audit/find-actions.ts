import type { Connection } from '../db/index.js';
import type { Action, ActionSubject } from './action.js';
import { actionOf, auditTables } from './store.js';

/** Which actions are wanted; what is not named does not matter. */
export interface ActionFilter {
  subject?: { type?: string | undefined; id?: string | undefined } | ActionSubject | undefined;
  verb?: string | undefined;
  /** Only reads of sensitive records, or only what is none; both where nothing is said. */
  reads?: boolean | undefined;
  /** `administrator`, `person`, `house` ... */
  actorKind?: string | undefined;
  actorId?: string | undefined;
  /** Id of the party for which it was done, or which asked for it. */
  party?: string | undefined;
  place?: string | undefined;
  /** From the beginning of this day on, UTC. */
  from?: string | undefined;
  /** To the end of this day, UTC. */
  to?: string | undefined;
}

export interface FindActionsOptions extends ActionFilter {
  /** Only older ones than this position: the last position of the page before. */
  before?: number | undefined;
  /** At most so many; 50 where nothing is said. */
  limit?: number;
}

const DAY_MS = 86_400_000;

/** Actions, newest first. */
export async function findActions(c: Connection, options: FindActionsOptions): Promise<Action[]> {
  const { before, limit = 50 } = options;
  let query = matching(c, options).selectAll();
  if (before !== undefined) query = query.where('position', '<', before);
  const rows = await query.orderBy('position', 'desc').limit(limit).execute();
  return rows.map(actionOf);
}

/** Verbs that stand in the log, sorted. */
export async function findVerbs(c: Connection): Promise<string[]> {
  const verbs: string[] = [];
  // From one to the next by the index: there are few verbs and many actions.
  for (let last = ''; ; ) {
    const next = await auditTables(c)
      .selectFrom('action')
      .select('verb')
      .where('verb', '>', last)
      .orderBy('verb')
      .limit(1)
      .executeTakeFirst();
    if (next === undefined) return verbs;
    verbs.push(next.verb);
    last = next.verb;
  }
}

function matching(c: Connection, { subject, verb, reads, actorKind, actorId, party, place, from, to }: ActionFilter) {
  let query = auditTables(c).selectFrom('action');
  if (subject?.type !== undefined) query = query.where('subject_type', '=', subject.type);
  if (subject?.id !== undefined) query = query.where('subject_id', '=', subject.id);
  if (verb !== undefined) query = query.where('verb', '=', verb);
  if (reads !== undefined) query = query.where('verb', reads ? 'like' : 'not like', '%.see-%');
  if (actorKind !== undefined) query = query.where('actor_kind', '=', actorKind);
  if (actorId !== undefined) query = query.where('actor_id', '=', actorId);
  if (party !== undefined)
    query = query.where((eb) => eb.or([eb('party', '=', party), eb('on_behalf_of', '=', party)]));
  if (place !== undefined) query = query.where('place', '=', place);
  if (from !== undefined) query = query.where('moment', '>=', new Date(`${from}T00:00:00Z`));
  if (to !== undefined) query = query.where('moment', '<', new Date(Date.parse(`${to}T00:00:00Z`) + DAY_MS));
  return query;
}
