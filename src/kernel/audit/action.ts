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

/** An entry of the log. */
export interface Action {
  /** From 1, without a gap. */
  position: number;
  id: string;
  moment: Date;
  actor: ActionActor;
  /** Module and act: `documents.confirm-text`. */
  verb: string;
  subject: ActionSubject;
  details: ActionDetails;
}

/** Hash before the first entry. */
export const NO_HASH = '0'.repeat(64);

/** Seals an entry to the one before: SHA-256 over its canonical JSON, the former hash included. Hex. */
export function sealOf(action: Action, previousHash: string): string {
  const { position, id, moment, actor, verb, subject, details } = action;
  const entry: Json = {
    position,
    id,
    moment: moment.toISOString(),
    actor: { kind: actor.kind, id: actor.id ?? null },
    verb,
    subject: { type: subject.type, id: subject.id },
    details,
    previous: previousHash,
  };
  return createHash('sha256').update(canonicalJson(entry)).digest('hex');
}
