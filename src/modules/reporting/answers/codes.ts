import { type Actor, requirePermission } from '../../../kernel/access/index.js';
import { recordAction } from '../../../kernel/audit/index.js';
import { type Connection, type Database, newId } from '../../../kernel/db/index.js';
import { Refusal } from '../refusal.js';
import { type Call, findCall } from '../store/calls.js';
import { type AnswerCode, findCode, listCodes } from '../store/reading.js';
import { reportingTables } from '../store/tables.js';

/** The code list of a call: what officers look for in its answers. */

const LONGEST_NAME = 120;
const LONGEST_NOTE = 2000;
const MOST_CODES = 500;

export interface CodeGiven {
  name: string;
  note: string;
}

/** The call that an officer works with, its row held. @throws Refusal `no-such-call`; NotAllowed */
export async function readingCall(c: Connection, actor: Actor, key: string): Promise<{ call: Call; by: string }> {
  const call = await findCall(c, { key }, { lock: true });
  if (call === null) throw new Refusal('no-such-call');
  const { id } = requirePermission(actor, 'calls.write', { party: null, madeBy: call.madeBy });
  return { call, by: id };
}

/** @throws Refusal `name-missing`, `name-taken`, `too-long`, `too-many`, `no-such-call`; NotAllowed. @returns its id */
export async function addCode(db: Database, actor: Actor, key: string, given: CodeGiven): Promise<string> {
  const { name, note } = checked(given);
  return db.transaction(async (c) => {
    const { call, by } = await readingCall(c, actor, key);
    const known = await listCodes(c, call.id);
    if (known.length >= MOST_CODES) throw new Refusal('too-many', { field: 'name', values: { most: MOST_CODES } });
    refuseTaken(known, name, null);
    const id = newId();
    await reportingTables(c)
      .insertInto('answer_code')
      .values({ id, call_id: call.id, name, note, revision: 1, made_by: by, made_at: new Date() })
      .execute();
    await record(c, actor, 'add-code', call, { code: id, name });
    return id;
  });
}

/** `seen`: the revision that the person saw. @throws besides, Refusal `changed-meanwhile`, `no-such-code` */
export async function changeCode(
  db: Database,
  actor: Actor,
  key: string,
  { id, seen }: { id: string; seen: number },
  given: CodeGiven,
): Promise<void> {
  const { name, note } = checked(given);
  await db.transaction(async (c) => {
    const { call, by } = await readingCall(c, actor, key);
    const code = await codeOf(c, call, id);
    if (code.revision !== seen) throw new Refusal('changed-meanwhile');
    refuseTaken(await listCodes(c, call.id), name, id);
    await reportingTables(c)
      .updateTable('answer_code')
      .set({ name, note, revision: seen + 1, made_by: by, made_at: new Date() })
      .where('id', '=', id)
      .execute();
    await record(c, actor, 'change-code', call, { code: id, name });
  });
}

/** Takes a code away that no passage has. @throws Refusal `code-in-use`, `no-such-code`, `no-such-call`; NotAllowed */
export async function removeCode(db: Database, actor: Actor, key: string, id: string): Promise<void> {
  await db.transaction(async (c) => {
    const { call } = await readingCall(c, actor, key);
    const { name } = await codeOf(c, call, id);
    const used = (await listCodes(c, call.id)).find((one) => one.id === id)?.passages ?? 0;
    if (used > 0) throw new Refusal('code-in-use', { values: { n: used } });
    await reportingTables(c).deleteFrom('answer_code').where('id', '=', id).execute();
    await record(c, actor, 'remove-code', call, { code: id, name });
  });
}

/** @throws Refusal `no-such-code`, also for one of another call */
export async function codeOf(c: Connection, call: Pick<Call, 'id'>, id: string): Promise<AnswerCode> {
  const code = /^[0-9a-f-]{36}$/u.test(id) ? await findCode(c, id) : null;
  if (code === null || code.callId !== call.id) throw new Refusal('no-such-code');
  return code;
}

function checked({ name, note }: CodeGiven): CodeGiven {
  const bare = name.replaceAll(/\s+/gu, ' ').trim();
  if (bare === '') throw new Refusal('name-missing', { field: 'name' });
  if (bare.length > LONGEST_NAME) throw new Refusal('too-long', { field: 'name', values: { most: LONGEST_NAME } });
  const words = note.replaceAll('\r\n', '\n').trim();
  if (words.length > LONGEST_NOTE) throw new Refusal('too-long', { field: 'note', values: { most: LONGEST_NOTE } });
  return { name: bare, note: words };
}

function refuseTaken(known: readonly AnswerCode[], name: string, own: string | null): void {
  const folded = name.toLowerCase();
  if (known.some((one) => one.id !== own && one.name.toLowerCase() === folded))
    throw new Refusal('name-taken', { field: 'name' });
}

async function record(
  c: Connection,
  actor: Actor,
  verb: 'add-code' | 'change-code' | 'remove-code',
  call: Call,
  details: { code: string; name: string },
): Promise<void> {
  await recordAction(c, { actor, verb: `reporting.${verb}`, subject: { type: 'call', id: call.id }, details });
}
