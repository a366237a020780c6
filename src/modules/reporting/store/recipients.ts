import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar/index.js';
import type { Connection } from '../../../kernel/db/index.js';
import { afterRecipientEntry, type FoldedRecipient, foldRecipient, type RecipientEntry } from '../calls/recipient.js';
import type { SubmissionState } from '../submissions/submission.js';
import type { Made } from './calls.js';
import { jsonText } from './json-text.js';
import { type RecipientRow, reportingTables } from './tables.js';

/** A party that a call asks, as it is kept. */
export interface Recipient extends FoldedRecipient {
  partyId: string;
  callId: string;
  revision: number;
  changedAt: Date;
}

function recipientOf(row: RecipientRow): Recipient {
  return {
    partyId: row.party_id,
    callId: row.call_id,
    revision: row.revision,
    state: row.state,
    deadline: row.deadline,
    askedUntil: row.asked_until,
    askedWhy: row.asked_why,
    extended: row.extended,
    lang: row.lang,
    address: row.address,
    told: row.told,
    reminders: row.reminders,
    bounce: row.bounce,
    changedAt: row.changed_at,
  };
}

export async function findRecipient(
  c: Connection,
  callId: string,
  partyId: string,
  { lock = false } = {},
): Promise<Recipient | null> {
  const query = reportingTables(c)
    .selectFrom('call_recipient')
    .selectAll()
    .where('party_id', '=', partyId)
    .where('call_id', '=', callId);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  return row === undefined ? null : recipientOf(row);
}

/** All whom a call asks, those that were removed too; or all calls that ask a party. */
export async function listRecipients(
  c: Connection,
  of: { callId: string } | { partyIds: readonly string[] },
): Promise<Recipient[]> {
  if ('partyIds' in of && of.partyIds.length === 0) return [];
  const rows = await reportingTables(c)
    .selectFrom('call_recipient')
    .selectAll()
    .$if('callId' in of, (q) => q.where('call_id', '=', 'callId' in of ? of.callId : ''))
    .$if('partyIds' in of, (q) => q.where('party_id', 'in', 'partyIds' in of ? [...of.partyIds] : []))
    .orderBy('party_id')
    .orderBy('call_id')
    .execute();
  return rows.map(recipientOf);
}

/** How many parties a call asks, and how many have sent an answer. */
export async function countAsked(c: Connection, callId: string): Promise<{ asked: number; answered: number }> {
  const { asked } = await askedBy(c, callId).select(sql<number>`count(*)::int`.as('asked')).executeTakeFirstOrThrow();
  const { answered } = await reportingTables(c)
    .selectFrom('submission')
    .where('call_id', '=', callId)
    .where('version', '>', 0)
    .select(sql<number>`count(*)::int`.as('answered'))
    .executeTakeFirstOrThrow();
  return { asked, answered };
}

/** Of these parties those whom the call asks. */
export async function findAskedAmong(c: Connection, callId: string, partyIds: readonly string[]): Promise<string[]> {
  if (partyIds.length === 0) return [];
  const rows = await askedBy(c, callId)
    .where('party_id', 'in', [...partyIds])
    .select('party_id')
    .execute();
  return rows.map(({ party_id }) => party_id);
}

function askedBy(c: Connection, callId: string) {
  return reportingTables(c)
    .selectFrom('call_recipient')
    .where('call_id', '=', callId)
    .where('told', '>', 0)
    .where('state', '<>', 'removed');
}

/** Days between the two on which open calls are due for somebody whom they told, each once. */
export async function findDueDays(
  c: Connection,
  { from, to }: { from: Day; to: Day },
): Promise<{ callId: string; day: Day }[]> {
  const rows = await reportingTables(c)
    .selectFrom('call_recipient as r')
    .innerJoin('input_call as k', 'k.id', 'r.call_id')
    .where('k.state', '=', 'open')
    .where('r.state', '<>', 'removed')
    .where('r.told', '>', 0)
    .where('r.deadline', '>=', from)
    .where('r.deadline', '<=', to)
    .select(['r.call_id', 'r.deadline'])
    .distinct()
    .orderBy('r.call_id')
    .orderBy('r.deadline')
    .execute();
  return rows.flatMap(({ call_id: callId, deadline: day }) => (day === null ? [] : [{ callId, day }]));
}

/** Adds entries to the log of a recipient, which may be new; the caller holds its row, or that of the call. */
export async function addRecipientEntries(
  c: Connection,
  place: { callId: string; partyId: string; held: Recipient | null },
  entries: readonly RecipientEntry[],
  { madeBy, madeAt }: Made,
): Promise<FoldedRecipient> {
  const db = reportingTables(c);
  const { callId, partyId, held } = place;
  const folded = entries.reduce<FoldedRecipient>(afterRecipientEntry, held ?? foldRecipient([]));
  const before = held?.revision ?? 0;
  const row: RecipientRow = {
    party_id: partyId,
    call_id: callId,
    revision: before + entries.length,
    state: folded.state,
    deadline: folded.deadline,
    asked_until: folded.askedUntil,
    asked_why: folded.askedWhy,
    extended: folded.extended,
    lang: folded.lang,
    address: folded.address,
    told: folded.told,
    reminders: folded.reminders,
    bounce: folded.bounce,
    changed_at: madeAt,
  };
  if (held === null) await db.insertInto('call_recipient').values(row).execute();
  else {
    await db
      .updateTable('call_recipient')
      .set(row)
      .where('party_id', '=', partyId)
      .where('call_id', '=', callId)
      .execute();
  }
  await db
    .insertInto('call_recipient_entry')
    .values(
      entries.map((entry, at) => ({
        party_id: partyId,
        call_id: callId,
        n: before + at + 1,
        entry: jsonText(entry),
        made_by: madeBy,
        made_at: madeAt,
      })),
    )
    .execute();
  return folded;
}

/** A recipient's log, from the first entry on. */
export async function findRecipientEntries(
  c: Connection,
  callId: string,
  partyId: string,
): Promise<{ n: number; entry: RecipientEntry; madeBy: string; madeAt: Date }[]> {
  const rows = await reportingTables(c)
    .selectFrom('call_recipient_entry')
    .select(['n', 'entry', 'made_by', 'made_at'])
    .where('party_id', '=', partyId)
    .where('call_id', '=', callId)
    .orderBy('n')
    .execute();
  return rows.map(({ n, entry, made_by, made_at }) => ({ n, entry, madeBy: made_by, madeAt: made_at }));
}

/** Why more time was refused to a party; null where it was not, or something else was decided or asked since. */
export async function findTimeRefused(c: Connection, callId: string, partyId: string): Promise<string | null> {
  const entries = await findRecipientEntries(c, callId, partyId);
  const last = entries.findLast(({ entry }) => entry.did.startsWith('extension-'))?.entry;
  return last?.did === 'extension-refused' ? last.reason : null;
}

/** Every recipient with its log, for the doctor. */
export async function readRecipientFolds(
  c: Connection,
): Promise<{ recipient: Recipient; entries: RecipientEntry[] }[]> {
  const db = reportingTables(c);
  const rows = (await db.selectFrom('call_recipient').selectAll().execute()).map(recipientOf);
  const entries = await db
    .selectFrom('call_recipient_entry')
    .select(['party_id', 'call_id', 'entry'])
    .orderBy('party_id')
    .orderBy('call_id')
    .orderBy('n')
    .execute();
  const byPlace = new Map<string, RecipientEntry[]>();
  for (const { party_id, call_id, entry } of entries) {
    const place = `${party_id} ${call_id}`;
    byPlace.set(place, [...(byPlace.get(place) ?? []), entry]);
  }
  return rows.map((recipient) => ({
    recipient,
    entries: byPlace.get(`${recipient.partyId} ${recipient.callId}`) ?? [],
  }));
}

/** Ids of the mails that were written last to each party of a call. */
export async function findLetterMails(c: Connection, callId: string): Promise<Map<string, readonly string[]>> {
  const rows = await reportingTables(c)
    .selectFrom('call_recipient_entry')
    .select(['party_id', 'entry'])
    .where('call_id', '=', callId)
    .orderBy('party_id')
    .orderBy('n')
    .execute();
  const mails = new Map<string, readonly string[]>();
  for (const { party_id, entry } of rows) if (entry.did === 'written-to') mails.set(party_id, entry.mails);
  return mails;
}

/** Recipients of open calls who ask for more time, or whom letters do not reach: the first `limit`, and how many there are. */
export async function findAsking(c: Connection, limit: number): Promise<{ rows: Recipient[]; total: number }> {
  const asking = reportingTables(c)
    .selectFrom('call_recipient as r')
    .innerJoin('input_call as k', 'k.id', 'r.call_id')
    .where('k.state', 'in', ['open', 'closed'])
    .where((or) => or.or([or('r.asked_until', 'is not', null), or('r.state', '=', 'undeliverable')]));
  const { total } = await asking.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow();
  const rows = await asking.selectAll('r').orderBy('r.changed_at').orderBy('r.party_id').limit(limit).execute();
  return { rows: rows.map(recipientOf), total };
}

/**
 * Open calls that ask a party and to which it has sent nothing, the nearest deadline first: the first `limit`, and how many there are. What
 * waits for a signature is among them for those who sign.
 */
export async function findUnsent(
  c: Connection,
  { partyId, signs, limit }: { partyId: string; signs: boolean; limit: number },
): Promise<{ rows: { callId: string; deadline: Day | null; state: SubmissionState | 'none' }[]; total: number }> {
  const unsent = reportingTables(c)
    .selectFrom('call_recipient as r')
    .innerJoin('input_call as k', 'k.id', 'r.call_id')
    .leftJoin('submission as s', (on) => on.onRef('s.call_id', '=', 'r.call_id').onRef('s.party_id', '=', 'r.party_id'))
    .where('r.party_id', '=', partyId)
    .where('r.told', '>', 0)
    .where('r.state', '<>', 'removed')
    .where('k.state', '=', 'open')
    .where(({ or, and, eb }) =>
      or([
        eb('s.state', 'is', null),
        and([eb('s.state', '<>', 'sent'), ...(signs ? [] : [eb('s.state', '<>', 'assembled')])]),
      ]),
    );
  const { total } = await unsent.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow();
  const rows = await unsent
    .select(['r.call_id', 'r.deadline', 's.state'])
    .orderBy('r.deadline')
    .orderBy('r.call_id')
    .limit(limit)
    .execute();
  return {
    rows: rows.map((row) => ({ callId: row.call_id, deadline: row.deadline, state: row.state ?? 'none' })),
    total,
  };
}
