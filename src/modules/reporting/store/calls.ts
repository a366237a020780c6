import { sql } from 'kysely';
import type { Connection } from '../../../kernel/db/index.js';
import { afterEntries, afterEntry, type CallEntry, type CallState, type FoldedCall } from '../calls/call.js';
import type { CallContent } from '../calls/content.js';
import { hashOf, jsonText } from './json-text.js';
import { type CallRow, reportingTables } from './tables.js';

/** A call as it is kept. */
export interface Call extends FoldedCall {
  id: string;
  key: string;
  /** Number of the last entry of its log. */
  revision: number;
  madeBy: string;
  changedAt: Date;
}

export function callOf(row: CallRowRead): Call {
  return {
    id: row.id,
    key: row.key,
    state: row.state,
    revision: row.revision,
    version: row.version,
    deadline: row.deadline,
    sentOn: row.sent_on,
    changed: row.changed,
    content: row.content,
    madeBy: row.made_by,
    changedAt: row.changed_at,
  };
}

type CallRowRead = Omit<CallRow, 'content'> & { content: CallContent };

/** `lock`: nobody else changes it until the end of the transaction. */
export async function findCall(
  c: Connection,
  by: { key: string } | { id: string },
  { lock = false } = {},
): Promise<Call | null> {
  const query = reportingTables(c)
    .selectFrom('input_call')
    .selectAll()
    .$if('key' in by, (q) => q.where('key', '=', 'key' in by ? by.key : ''))
    .$if('id' in by, (q) => q.where('id', '=', 'id' in by ? by.id : ''));
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  return row === undefined ? null : callOf(row);
}

/** Which calls somebody sees besides those that everybody does: all of them, or those that they made. */
export interface SeenCalls {
  all: boolean;
  madeBy: string | null;
}

function callsSeen(c: Connection, { all, madeBy }: SeenCalls) {
  return reportingTables(c)
    .selectFrom('input_call')
    .where('state', '<>', 'dropped')
    .$if(!all, (q) =>
      q.where(({ or, eb }) =>
        or([eb('state', 'in', ['open', 'closed', 'recorded']), eb('made_by', '=', madeBy ?? '')]),
      ),
    );
}

/** The newest first; all of them where no page is asked for. */
export async function listCalls(
  c: Connection,
  seen: SeenCalls,
  page: { offset: number; limit: number } | null = null,
): Promise<Call[]> {
  const rows = await callsSeen(c, seen)
    .selectAll()
    .orderBy(sql`coalesce(sent_on, changed_at::date)`, 'desc')
    .orderBy('key')
    .$if(page !== null, (q) => q.offset(page?.offset ?? 0).limit(page?.limit ?? 0))
    .execute();
  return rows.map(callOf);
}

export async function countCalls(c: Connection, seen: SeenCalls): Promise<number> {
  const { total } = await callsSeen(c, seen).select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow();
  return total;
}

export async function findCalls(c: Connection, ids: readonly string[]): Promise<Call[]> {
  if (ids.length === 0) return [];
  const rows = await reportingTables(c)
    .selectFrom('input_call')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute();
  return rows.map(callOf);
}

/** Begins the log of a call. */
export async function insertCall(
  c: Connection,
  { id, key }: { id: string; key: string },
  entry: Extract<CallEntry, { did: 'begun' }>,
  by: Made,
): Promise<Call> {
  const folded = afterEntry(EMPTY, entry);
  const { content, ...rest } = columnsOf(folded);
  await reportingTables(c)
    .insertInto('input_call')
    .values({ id, key, revision: 0, made_by: by.madeBy, changed_at: by.madeAt, content, ...rest })
    .execute();
  const call: Call = { ...EMPTY, id, key, revision: 0, madeBy: by.madeBy, changedAt: by.madeAt };
  return addCallEntries(c, call, [entry], by);
}

const EMPTY: FoldedCall = {
  state: 'draft',
  version: 0,
  deadline: null,
  sentOn: null,
  changed: false,
  content: { kind: 'questionnaire', lang: 'en', sections: [], questions: [], texts: {} },
};

export interface Made {
  madeBy: string;
  madeAt: Date;
}

/** A statement takes 65,535 values; a questionnaire that is brought as a file has more. */
const ROWS_AT_ONCE = 2000;

/** Adds entries to the log of a call whose row the caller holds. @returns the call as it is then. */
export async function addCallEntries(
  c: Connection,
  call: Call,
  entries: readonly CallEntry[],
  { madeBy, madeAt }: Made,
): Promise<Call> {
  if (entries.length === 0) return call;
  const db = reportingTables(c);
  const folded = afterEntries(call, entries);
  const revision = call.revision + entries.length;
  const rows = entries.map((entry, at) => ({
    call_id: call.id,
    n: call.revision + at + 1,
    entry: jsonText(entry),
    made_by: madeBy,
    made_at: madeAt,
  }));
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
    await db
      .insertInto('input_call_entry')
      .values(rows.slice(from, from + ROWS_AT_ONCE))
      .execute();
  await db
    .updateTable('input_call')
    .set({ ...columnsOf(folded), revision, changed_at: madeAt })
    .where('id', '=', call.id)
    .execute();
  return { ...call, ...folded, revision, changedAt: madeAt };
}

function columnsOf({ state, version, deadline, sentOn, changed, content }: FoldedCall) {
  return { state, version, deadline, sent_on: sentOn, changed, content: jsonText(content) };
}

/** Keeps what is sent, and what its questions speak to. */
export async function keepCallVersion(c: Connection, call: Call, n: number, by: Made): Promise<void> {
  const db = reportingTables(c);
  await db
    .insertInto('input_call_version')
    .values({
      call_id: call.id,
      n,
      content: jsonText(call.content),
      sha256: hashOf(call.content),
      sent_by: by.madeBy,
      sent_at: by.madeAt,
    })
    .execute();
  await db.deleteFrom('input_call_subject').where('call_id', '=', call.id).execute();
  const subjects = call.content.questions.flatMap(({ id, subjects }) =>
    [...new Set(subjects)].map((subject) => ({ call_id: call.id, question_id: id, subject })),
  );
  if (subjects.length > 0) await db.insertInto('input_call_subject').values(subjects).execute();
}

/** Content of the version that was sent last; null before. */
export async function findCallVersion(c: Connection, callId: string, n: number): Promise<CallContent | null> {
  const row = await reportingTables(c)
    .selectFrom('input_call_version')
    .select('content')
    .where('call_id', '=', callId)
    .where('n', '=', n)
    .executeTakeFirst();
  return row?.content ?? null;
}

/** Questions of calls that were sent which speak to one of these subjects, with their call. */
export async function findAskedAbout(
  c: Connection,
  subjects: readonly string[],
): Promise<{ callId: string; questionId: string; subject: string }[]> {
  if (subjects.length === 0) return [];
  const rows = await reportingTables(c)
    .selectFrom('input_call_subject')
    .selectAll()
    .where('subject', 'in', [...subjects])
    .execute();
  return rows.map(({ call_id, question_id, subject }) => ({ callId: call_id, questionId: question_id, subject }));
}

/** Every entry of every call, by call, for the doctor. */
export async function readCallFolds(c: Connection): Promise<{ call: Call; entries: CallEntry[] }[]> {
  const db = reportingTables(c);
  const calls = (await db.selectFrom('input_call').selectAll().orderBy('key').execute()).map(callOf);
  const read: { call: Call; entries: CallEntry[] }[] = [];
  for (const call of calls) read.push({ call, entries: await findCallEntries(c, call.id) });
  return read;
}

async function findCallEntries(c: Connection, callId: string): Promise<CallEntry[]> {
  const rows = await reportingTables(c)
    .selectFrom('input_call_entry')
    .select('entry')
    .where('call_id', '=', callId)
    .orderBy('n')
    .execute();
  return rows.map(({ entry }) => entry);
}

/** Whether everybody may know of a call in this state. */
export function isShownCall(state: CallState): boolean {
  return state === 'open' || state === 'closed' || state === 'recorded';
}
