import { type Connection, tables } from '../db/index.js';
import type { Action, ActionChanges, ActionDetails } from './action.js';

export interface AuditTables {
  action: ActionRow;
  action_head: { name: string; position: number; hash: string };
  action_follower: { name: string; position: number; failures: number };
  action_head_signed: SignedHeadRow;
}

export interface ActionRow {
  position: number;
  id: string;
  moment: Date;
  actor_kind: string;
  actor_id: string | null;
  party: string | null;
  on_behalf_of: string | null;
  place: string | null;
  verb: string;
  subject_type: string;
  subject_id: string;
  details: ActionDetails;
  changes: ActionChanges | null;
  seal: number;
  previous_hash: string;
  hash: string;
}

export interface SignedHeadRow {
  /** YYYY-MM-DD */
  day: string;
  position: number;
  hash: string;
  public_key: string;
  signature: string;
  signed: Date;
}

export const auditTables = (c: Connection) => tables<AuditTables>(c);

export function actionOf(row: ActionRow): Action {
  return {
    position: row.position,
    id: row.id,
    moment: row.moment,
    actor: row.actor_id === null ? { kind: row.actor_kind } : { kind: row.actor_kind, id: row.actor_id },
    party: row.party,
    onBehalfOf: row.on_behalf_of,
    place: row.place,
    verb: row.verb,
    subject: { type: row.subject_type, id: row.subject_id },
    details: row.details,
    changes: row.changes,
    seal: row.seal === 1 ? 1 : 2,
  };
}
