import { type Actor, requirePermission } from '../../../kernel/access/index.js';
import { recordAction } from '../../../kernel/audit/index.js';
import { type Database, isDuplicate, newId } from '../../../kernel/db/index.js';
import type { Lang } from '../../../kernel/i18n/index.js';
import { Refusal } from '../refusal.js';
import { addCallEntries, type Call, findCall, insertCall } from '../store/calls.js';
import type { CallEntry } from './call.js';
import type { CallKind } from './content.js';
import { copyEntries } from './copy-content.js';
import { checkText } from './translate-call.js';

export interface NewCall {
  /** Last part of its address: "2026-global-report". */
  key: string;
  kind: CallKind;
  /** The language in which it is written first. */
  lang: Lang;
  title: string;
  /** Key of a call whose questions are asked again, each following the one there; empty for none. */
  again: string;
}

const KEY = /^[a-z0-9]+(?:-[a-z0-9]+)*$/u;
const LONGEST_KEY = 60;

/** Begins a call as a draft. @throws Refusal `not-a-key`, `key-taken`, `title-missing`, `too-long`, `no-such-call`; NotAllowed. */
export async function createCall(db: Database, actor: Actor, given: NewCall): Promise<Call> {
  const { key, kind, lang, again } = given;
  const { id: madeBy } = requirePermission(actor, 'calls.write');
  if (!KEY.test(key) || key.length > LONGEST_KEY) throw new Refusal('not-a-key', { field: 'key' });
  const title = checkText('title', given.title, 'title');
  if (title === '') throw new Refusal('title-missing', { field: 'title' });
  try {
    return await db.transaction(async (c) => {
      const model = again === '' ? null : await findCall(c, { key: again });
      if (again !== '' && model === null) throw new Refusal('no-such-call', { field: 'again' });
      const by = { madeBy, madeAt: new Date() };
      const begun = await insertCall(c, { id: newId(), key }, { did: 'begun', kind, lang }, by);
      const entries: CallEntry[] = [
        ...(model === null ? [] : copyEntries(model.content)),
        { did: 'worded', place: 'title', lang, text: title, state: 'reviewed' },
      ];
      const call = await addCallEntries(c, begun, entries, by);
      await recordAction(c, {
        actor,
        verb: 'reporting.begin-call',
        subject: { type: 'call', id: call.id },
        details: { key, again: model?.id ?? null },
      });
      return call;
    });
  } catch (error) {
    if (isDuplicate(error)) throw new Refusal('key-taken', { field: 'key' });
    throw error;
  }
}
