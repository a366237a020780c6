import { createHash } from 'node:crypto';
import type { Json } from '../db/index.js';
import { canonicalJson } from './canonical-json.js';

/** Who did it: the kind of actor, and which one where it has an id. Ids are the house's own, never names or addresses. */
export interface ActionActor {
  readonly kind: string;
  readonly id?: string | undefined;
}

/** What it was done to: `{ type: 'document', id: '0190...' }`. */
export interface ActionSubject {
  readonly type: string;
  readonly id: string;
}

export type ActionDetails = Readonly<Record<string, Json>>;

/** What became of each field that changed: codes, ids, dates and numbers. */
export type ActionChanges = Readonly<Record<string, { readonly before: Json; readonly after: Json }>>;

/** An entry of the log. */
export interface Action {
  /** From 1, without a gap. */
  position: number;
  id: string;
  moment: Date;
  actor: ActionActor;
  /** Id of the party for which it was done; null where it was done for the house itself. */
  party: string | null;
  /** Id of the party that asked for it, where `party` acted for another one. */
  onBehalfOf: string | null;
  /** From where: `here`, `job`, `command line`, or a network such as `203.0.113.0/24`; null where it is not known. */
  place: string | null;
  /** Module and act: `documents.confirm-text`. */
  verb: string;
  subject: ActionSubject;
  details: ActionDetails;
  changes: ActionChanges | null;
  /** Which fields its hash covers: 1 for entries from before there were party, place and changes. */
  seal: 1 | 2;
}

/** Hash before the first entry. */
export const NO_HASH = '0'.repeat(64);

/** Seals an entry to the one before: SHA-256 over its canonical JSON, the former hash included. Hex. */
export function sealOf(action: Action, previousHash: string): string {
  const { position, id, moment, actor, verb, subject, details } = action;
  const first = {
    position,
    id,
    moment: moment.toISOString(),
    actor: { kind: actor.kind, id: actor.id ?? null },
    verb,
    subject: { type: subject.type, id: subject.id },
    details,
    previous: previousHash,
  };
  const { party, onBehalfOf, place, changes } = action;
  const entry: Json = action.seal === 1 ? first : { ...first, seal: 2, party, onBehalfOf, place, changes };
  return createHash('sha256').update(canonicalJson(entry)).digest('hex');
}
