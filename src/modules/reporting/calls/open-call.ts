import { type Actor, requirePermission } from '../../../kernel/access/index.js';
import { recordAction } from '../../../kernel/audit/index.js';
import type { Connection, Database, Json } from '../../../kernel/db/index.js';
import { Refusal } from '../refusal.js';
import { addCallEntries, type Call, findCall, type Made } from '../store/calls.js';
import { type CallEntry, canChange } from './call.js';

/** What a change of a call is given: the call, held until the end of the transaction, and who makes it. */
export interface OpenCall {
  c: Connection;
  call: Call;
  by: Made;
}

/** What a change leads to: the entries to add, and what the action log says of it. */
export interface CallChange {
  verb: string;
  entries: readonly CallEntry[];
  details?: Readonly<Record<string, Json>>;
}

/**
 * Changes a call: one transaction, its row held, the action recorded last.
 *
 * @param seen the revision that the person saw; null where nothing they saw can have changed.
 * @throws Refusal `no-such-call`, `changed-meanwhile`; NotAllowed.
 */
export async function changeCall(
  db: Database,
  actor: Actor,
  { key, seen }: { key: string; seen: number | null },
  work: (open: OpenCall) => CallChange | Promise<CallChange>,
): Promise<Call> {
  const { id } = requirePermission(actor, 'calls.write');
  return db.transaction(async (c) => {
    const call = await findCall(c, { key }, { lock: true });
    if (call === null) throw new Refusal('no-such-call');
    requirePermission(actor, 'calls.write', { party: null, madeBy: call.madeBy });
    if (seen !== null && seen !== call.revision) throw new Refusal('changed-meanwhile');
    const by = { madeBy: id, madeAt: new Date() };
    const { verb, entries, details = {} } = await work({ c, call, by });
    const changed = await addCallEntries(c, call, entries, by);
    await recordAction(c, { actor, verb: `reporting.${verb}`, subject: { type: 'call', id: call.id }, details });
    return changed;
  });
}

/** The same for what is asked, which nobody changes once the call is over. @throws besides Refusal `wrong-state` */
export async function changeContent(
  db: Database,
  actor: Actor,
  place: { key: string; seen: number | null },
  verb: string,
  entriesOf: (call: Call) => readonly CallEntry[],
): Promise<Call> {
  return changeCall(db, actor, place, ({ call }) => {
    if (!canChange(call.state)) throw new Refusal('wrong-state');
    return { verb, entries: entriesOf(call) };
  });
}
