import { type Connection, tables } from '../db/index.js';
import type { Action, ActionDetails } from './action.js';

export interface AuditTables {
  action: ActionRow;
  action_head: { name: string; position: number; hash: string };
  action_follower: { name: string; position: number; failures: number };
}

export interface ActionRow {
  position: number;
  id: string;
  moment: Date;
  actor_kind: string;
  actor_id: string | null;
  verb: string;
  subject_type: string;
  subject_id: string;
  details: ActionDetails;
  previous_hash: string;
  hash: string;
}

export const auditTables = (c: Connection) => tables<AuditTables>(c);

export function actionOf(row: ActionRow): Action {
  return {
    position: row.position,
    id: row.id,
    moment: row.moment,
    actor: row.actor_id === null ? { kind: row.actor_kind } : { kind: row.actor_kind, id: row.actor_id },
    verb: row.verb,
    subject: { type: row.subject_type, id: row.subject_id },
    details: row.details,
  };
}
