import { type Selectable, sql } from 'kysely';
import { type Connection, newId } from '../../../kernel/db/index.js';
import type { NewNotice, Notice } from '../notice.js';
import { type NoticeRow, noticesTables } from './tables.js';

export interface DueNotice extends NewNotice {
  mailDue: Date | null;
}

const BATCH = 200;

/** Writes what is not written yet. @returns those that are new. */
export async function insertNotices(c: Connection, notices: readonly DueNotice[], now: Date): Promise<DueNotice[]> {
  const added: DueNotice[] = [];
  for (let at = 0; at < notices.length; at += BATCH) {
    const some = notices.slice(at, at + BATCH);
    const rows = await noticesTables(c)
      .insertInto('notice')
      .values(some.map((notice) => rowOf(notice, now)))
      .onConflict((conflict) => conflict.columns(['person_id', 'source']).doNothing())
      .returning(['person_id', 'source'])
      .execute();
    const written = new Set(rows.map(({ person_id, source }) => `${person_id} ${source}`));
    added.push(...some.filter(({ personId, source }) => written.has(`${personId} ${source}`)));
  }
  return added;
}

function rowOf(notice: DueNotice, now: Date) {
  return {
    id: newId(),
    person_id: notice.personId,
    topic: notice.topic,
    source: notice.source,
    message: notice.message,
    record_type: notice.about.type,
    record_id: notice.about.id,
    names: JSON.stringify(notice.names),
    figures: JSON.stringify(notice.values),
    path: notice.path,
    open: notice.open,
    made: now,
    seen: null,
    mail_due: notice.mailDue,
    mailed: null,
  };
}

function noticeOf(row: Selectable<NoticeRow>): Notice {
  return {
    id: row.id,
    personId: row.person_id,
    topic: row.topic,
    source: row.source,
    message: row.message,
    about: { type: row.record_type, id: row.record_id },
    names: row.names,
    values: row.figures,
    path: row.path,
    open: row.open,
    made: row.made,
    seen: row.seen,
  };
}

export interface NoticeFilter {
  unseen?: boolean;
  topic?: string | undefined;
  record?: { type: string; id: string } | undefined;
}

/** The latest of a person, newest first. */
export async function listNotices(
  c: Connection,
  personId: string,
  { unseen = false, topic, record }: NoticeFilter,
  most: number,
): Promise<Notice[]> {
  const rows = await noticesTables(c)
    .selectFrom('notice')
    .selectAll()
    .where('person_id', '=', personId)
    .$if(unseen, (query) => query.where('seen', 'is', null))
    .$if(topic !== undefined, (query) => query.where('topic', '=', topic ?? ''))
    .$if(record !== undefined, (query) =>
      query.where('record_type', '=', record?.type ?? '').where('record_id', '=', record?.id ?? ''),
    )
    .orderBy('made', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute();
  return rows.map(noticeOf);
}

/** How many are new, up to `most`. */
export async function countUnseen(c: Connection, personId: string, most: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from (
    select 1 from notice where person_id = ${personId} and seen is null limit ${most}) as unseen`.execute(
    noticesTables(c),
  );
  return rows[0]?.n ?? 0;
}

/** Marks these as seen, or all; what is seen no mail tells any more. @returns how many were new. */
export async function markSeen(
  c: Connection,
  personId: string,
  which: readonly string[] | 'all',
  now: Date,
): Promise<number> {
  if (which.length === 0) return 0;
  const { numUpdatedRows } = await noticesTables(c)
    .updateTable('notice')
    .set({ seen: now, mail_due: null })
    .where('person_id', '=', personId)
    .where('seen', 'is', null)
    .$if(which !== 'all', (query) => query.where('id', 'in', which === 'all' ? [] : [...which]))
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** What a mail is to tell a person now, newest first. `lock`: until the end of the transaction no other mail takes it. */
export async function listToMail(c: Connection, personId: string, now: Date, { lock = false } = {}): Promise<Notice[]> {
  const query = noticesTables(c)
    .selectFrom('notice')
    .selectAll()
    .where('person_id', '=', personId)
    .where('mail_due', '<=', now)
    .where('mailed', 'is', null)
    .orderBy('made', 'desc')
    .orderBy('id', 'desc');
  return (await (lock ? query.forUpdate() : query).execute()).map(noticeOf);
}

export async function setMailed(c: Connection, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  await noticesTables(c)
    .updateTable('notice')
    .set({ mailed: now })
    .where('id', 'in', [...ids])
    .execute();
}

/** Who has mail that is due, and was for a while: its job was lost. */
export async function findOverdue(c: Connection, before: Date): Promise<string[]> {
  const rows = await noticesTables(c)
    .selectFrom('notice')
    .select('person_id')
    .distinct()
    .where('mail_due', '<=', before)
    .where('mailed', 'is', null)
    .execute();
  return rows.map(({ person_id }) => person_id);
}

/** Sets anew when a mail tells what none has told yet. */
export async function setMailDue(
  c: Connection,
  { personId, topic }: { personId: string; topic: string },
  due: Date | null,
): Promise<void> {
  await noticesTables(c)
    .updateTable('notice')
    .set({ mail_due: due })
    .where('person_id', '=', personId)
    .where('topic', '=', topic)
    .where('mailed', 'is', null)
    .where('seen', 'is', null)
    // What was never to be mailed is not mailed because somebody changes their mind.
    .where('mail_due', 'is not', null)
    .execute();
}
