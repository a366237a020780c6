import type { Action } from '../../kernel/audit/index.js';
import type { CellToWrite, ColumnToWrite } from '../../kernel/sheets/index.js';

/** An entry of the log as exports and the API tell it. */
export function entryRecord(action: Action) {
  const { position, id, moment, actor, party, onBehalfOf, place, verb, subject, details, changes } = action;
  return {
    position,
    id,
    moment: moment.toISOString(),
    actor: { kind: actor.kind, id: actor.id ?? null },
    party,
    onBehalfOf,
    place,
    verb,
    subject: { type: subject.type, id: subject.id },
    details,
    changes,
  };
}

export const ENTRY_COLUMNS: readonly ColumnToWrite[] = [
  'position',
  'moment',
  'actor_kind',
  'actor_id',
  'party',
  'on_behalf_of',
  'place',
  'verb',
  'subject_type',
  'subject_id',
  'changes',
  'details',
  'id',
].map((header) => ({ header }));

/** The same as a row below `ENTRY_COLUMNS`; what has no single value is JSON. */
export function entryCells(action: Action): CellToWrite[] {
  return [
    action.position,
    action.moment.toISOString(),
    action.actor.kind,
    action.actor.id ?? null,
    action.party,
    action.onBehalfOf,
    action.place,
    action.verb,
    action.subject.type,
    action.subject.id,
    action.changes === null ? null : JSON.stringify(action.changes),
    JSON.stringify(action.details),
    action.id,
  ];
}
