import { type Connection, jsonb, newId } from '../db/index.js';
import { type Acting, currentActing, currentPlace } from '../place/index.js';
import {
  type Action,
  type ActionActor,
  type ActionChanges,
  type ActionDetails,
  type ActionSubject,
  sealOf,
} from './action.js';
import { storableJson } from './canonical-json.js';

import { type ActionRow, auditTables } from './store.js';

export interface RecordActionOptions {
  actor: ActionActor;
  /** Id of the party for which it is done, where it is done for one. */
  party?: string | undefined;
  /** Id of the party that asked for it, where `party` acts for another one. */
  onBehalfOf?: string | undefined;
  /** Module and act: `documents.confirm-text`. */
  verb: string;
  subject: ActionSubject;
  /** What there is to say, in codes and ids; nothing that identifies a person. */
  details?: ActionDetails;
  /** What changed, by field: `changesOf(before, after, FIELDS)`. */
  changes?: ActionChanges;
}

/**
 * Adds an action to the log, in the transaction of what it tells about: both are kept, or neither. The end of the chain stays
 * locked until that transaction ends, so record last. From where it was done, and in whose place, is known already (`inPlace`,
 * `inPlaceOf`).
 */
export async function recordAction(c: Connection, options: RecordActionOptions): Promise<Action> {
  const [action] = await recordActions(c, [options], currentPlace());
  if (action === undefined) throw new Error('One action was given and none was recorded');
  return action;
}

/** Adds several in their order, with one look at the end of the chain. */
export async function recordActions(
  c: Connection,
  given: readonly RecordActionOptions[],
  place: string | null,
): Promise<Action[]> {
  if (given.length === 0) return [];
  const db = auditTables(c);
  const head = await db.selectFrom('action_head').select(['position', 'hash']).forUpdate().executeTakeFirstOrThrow();
  const actions: Action[] = [];
  const rows: ActionRow[] = [];
  let { position, hash } = head;
  const acting = currentActing();
  for (const options of given) {
    position += 1;
    const action = actionFrom(options, position, place, acting);
    const sealed = sealOf(action, hash);
    rows.push(rowOf(action, hash, sealed));
    actions.push(action);
    hash = sealed;
  }
  await db
    .insertInto('action')
    .values(
      rows.map((row) => ({
        ...row,
        details: jsonb(row.details),
        changes: row.changes === null ? null : jsonb(row.changes),
      })),
    )
    .execute();
  await db.updateTable('action_head').set({ position, hash }).execute();
  return actions;
}

function actionFrom(
  options: RecordActionOptions,
  position: number,
  place: string | null,
  acting: Acting | null,
): Action {
  const { actor, verb, subject, changes } = options;
  return {
    position,
    id: newId(),
    moment: new Date(),
    // Field by field: an actor may carry a name, and the log must not.
    actor: { kind: actor.kind, id: actor.id },
    party: options.party ?? null,
    onBehalfOf: options.onBehalfOf ?? acting?.party ?? null,
    place,
    verb,
    subject,
    details: storableJson({
      ...options.details,
      // Who did it and in whose place, both by their ids.
      ...(acting === null ? {} : { inPlaceOf: acting.giver, delegation: acting.delegation }),
    }) as ActionDetails,
    changes: changes === undefined ? null : (storableJson(changes) as ActionChanges),
    seal: 2,
  };
}

function rowOf(action: Action, previousHash: string, hash: string): ActionRow {
  return {
    position: action.position,
    id: action.id,
    moment: action.moment,
    actor_kind: action.actor.kind,
    actor_id: action.actor.id ?? null,
    party: action.party,
    on_behalf_of: action.onBehalfOf,
    place: action.place,
    verb: action.verb,
    subject_type: action.subject.type,
    subject_id: action.subject.id,
    details: action.details,
    changes: action.changes,
    seal: action.seal,
    previous_hash: previousHash,
    hash,
  };
}
