import type { Actor } from '../../../kernel/access/index.js';
import type { Connection } from '../../../kernel/db/index.js';
import { may, seenCalls } from '../policy.js';
import { Refusal } from '../refusal.js';
import { type Call, countCalls, findCall, findCallVersion, isShownCall, listCalls } from '../store/calls.js';
import type { CallContent } from './content.js';

/** A call as the actor sees it. */
export interface CallInView {
  call: Call;
  /** What is asked: of the version that was sent last, or as it stands now to those who make it and before it is sent. */
  content: CallContent;
  /** `reads`: the work of officers with answers. */
  rights: { write: boolean; writesParties: boolean; reads: boolean };
}

/** @throws Refusal `no-such-call`, also for one that the actor may not see. */
export async function getCall(c: Connection, actor: Actor, key: string): Promise<CallInView> {
  const call = await findCall(c, { key });
  if (call === null) throw new Refusal('no-such-call');
  const about = { shown: isShownCall(call.state), party: null, madeBy: call.madeBy };
  if (!may(actor, 'read', 'call', about)) throw new Refusal('no-such-call');
  const sent = call.version === 0 || !call.changed ? null : await findCallVersion(c, call.id, call.version);
  return {
    call,
    content: sent ?? call.content,
    rights: {
      write: may(actor, 'write', 'call', about),
      writesParties: may(actor, 'write', 'recipient', about),
      reads: may(actor, 'read', 'reading', { party: null }),
    },
  };
}

/** Calls that the actor may see, the newest first. */
export function findCallsSeen(c: Connection, actor: Actor): Promise<Call[]> {
  return listCalls(c, seenCalls(actor));
}

/** A page of them, and how many there are. */
export async function findCallPage(
  c: Connection,
  actor: Actor,
  page: { offset: number; limit: number },
): Promise<{ calls: Call[]; total: number }> {
  const seen = seenCalls(actor);
  return { calls: await listCalls(c, seen, page), total: await countCalls(c, seen) };
}
