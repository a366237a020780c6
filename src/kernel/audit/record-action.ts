import { type Connection, jsonb, newId } from '../db/index.js';
import { type Action, type ActionActor, type ActionDetails, type ActionSubject, sealOf } from './action.js';
import { storableJson } from './canonical-json.js';
import { auditTables } from './store.js';

export interface RecordActionOptions {
  actor: ActionActor;
  /** Module and act: `documents.confirm-text`. */
  verb: string;
  subject: ActionSubject;
  /** What changed, in codes and ids; nothing that identifies a person. */
  details?: ActionDetails;
}

/**
 * Adds an action to the log, in the transaction of what it tells about: both are kept, or neither. The end of the chain stays
 * locked until that transaction ends, so record last.
 */
export async function recordAction(c: Connection, options: RecordActionOptions): Promise<Action> {
  const { actor, verb, subject } = options;
  const details = storableJson(options.details ?? {}) as ActionDetails;
  const db = auditTables(c);
  const head = await db.selectFrom('action_head').select(['position', 'hash']).forUpdate().executeTakeFirstOrThrow();
  const action: Action = {
    position: head.position + 1,
    id: newId(),
    moment: new Date(),
    actor,
    verb,
    subject,
    details,
  };
  const hash = sealOf(action, head.hash);
  await db
    .insertInto('action')
    .values({
      position: action.position,
      id: action.id,
      moment: action.moment,
      actor_kind: actor.kind,
      actor_id: actor.id ?? null,
      verb,
      subject_type: subject.type,
      subject_id: subject.id,
      details: jsonb(details),
      previous_hash: head.hash,
      hash,
    })
    .execute();
  await db.updateTable('action_head').set({ position: action.position, hash }).execute();
  return action;
}
