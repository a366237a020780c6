import type { Json } from '../db/index.js';
import type { ActionChanges } from './action.js';
import { canonicalJson, storableJson } from './canonical-json.js';

/**
 * What an act changed, for the log: of the fields that the module lists, those that differ. A field that is not listed never gets in, so
 * what may identify a person, or is confidential, stays out by not being named.
 *
 * @example changesOf({ state: 'open', note: '...' }, { state: 'done', note: '...' }, ['state'])
 *   // { state: { before: 'open', after: 'done' } }
 */
export function changesOf<F extends string>(
  before: Readonly<Partial<Record<F, Json | undefined>>>,
  after: Readonly<Partial<Record<F, Json | undefined>>>,
  fields: readonly F[],
): ActionChanges {
  const changes: Record<string, { before: Json; after: Json }> = {};
  for (const field of fields) {
    const was = storableJson(before[field] ?? null);
    const is = storableJson(after[field] ?? null);
    if (canonicalJson(was) !== canonicalJson(is)) changes[field] = { before: was, after: is };
  }
  return changes;
}
