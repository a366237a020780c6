import { isDeepStrictEqual } from 'node:util';
import type { Selectable } from 'kysely';
import { type Connection, newId } from '../../../kernel/db/index.js';
import type { Difference } from '../differences.js';
import { commitmentsTables, type DifferenceRow } from './tables.js';

export type FoundDifference = Difference & { commitmentId: string; textId: string };

/**
 * Writes what differs now between the texts of a document and its commitments. One that was decided stays decided as long as the
 * text says the same; one that is no longer there is taken away.
 */
export async function putDifferences(
  c: Connection,
  documentId: string,
  found: readonly FoundDifference[],
  now: Date,
): Promise<void> {
  const db = commitmentsTables(c);
  const there = await db
    .selectFrom('commitment_difference as d')
    .innerJoin('commitment as k', 'k.id', 'd.commitment_id')
    .where('k.document_id', '=', documentId)
    .select(['d.id', 'd.commitment_id', 'd.text_id', 'd.what', 'd.stated', 'd.read', 'd.decision'])
    .execute();
  const keyOf = (textId: string, commitmentId: string, what: string) => `${textId} ${commitmentId} ${what}`;
  const known = new Map(there.map((row) => [keyOf(row.text_id, row.commitment_id, row.what), row]));
  for (const one of found) {
    const row = known.get(keyOf(one.textId, one.commitmentId, one.what));
    if (row !== undefined) known.delete(keyOf(one.textId, one.commitmentId, one.what));
    if (row !== undefined && isDeepStrictEqual(row.read, stored(one.read))) {
      // The register was set to something else, and the text still does not agree.
      if (row.decision === null && !isDeepStrictEqual(row.stated, stored(one.stated)))
        await db
          .updateTable('commitment_difference')
          .set({ stated: JSON.stringify(one.stated) })
          .where('id', '=', row.id)
          .execute();
      continue;
    }
    if (row !== undefined) await db.deleteFrom('commitment_difference').where('id', '=', row.id).execute();
    await db
      .insertInto('commitment_difference')
      .values({
        id: newId(),
        commitment_id: one.commitmentId,
        text_id: one.textId,
        what: one.what,
        stated: JSON.stringify(one.stated),
        read: JSON.stringify(one.read),
        decision: null,
        decided_by: null,
        decided_at: null,
        found_at: now,
      })
      .execute();
  }
  const stale = [...known.values()].filter(({ decision }) => decision === null).map(({ id }) => id);
  if (stale.length > 0) await db.deleteFrom('commitment_difference').where('id', 'in', stale).execute();
}

/** The value as jsonb gives it back, but for the order of members. */
function stored(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

/** Commitments that were read beside what the register held of their paragraph, and what was decided about them. */
export async function findDoubted(c: Connection, documentId: string): Promise<Map<string, 'keep' | 'take' | null>> {
  const rows = await commitmentsTables(c)
    .selectFrom('commitment_difference as d')
    .innerJoin('commitment as k', 'k.id', 'd.commitment_id')
    .where('k.document_id', '=', documentId)
    .where('d.what', '=', 'not-in-register')
    .select(['d.commitment_id', 'd.decision'])
    .execute();
  return new Map(rows.map(({ commitment_id, decision }) => [commitment_id, decision]));
}

/** A difference with what was decided about it. */
export interface HeldDifference {
  id: string;
  commitmentId: string;
  textId: string;
  what: Difference['what'];
  difference: Difference;
  decision: 'keep' | 'take' | null;
  decidedBy: string | null;
  decidedAt: Date | null;
}

export async function findDifference(
  c: Connection,
  id: string,
  options: { lock?: boolean } = {},
): Promise<HeldDifference | null> {
  // An address may carry anything; PostgreSQL would complain of what is no id.
  const query = commitmentsTables(c)
    .selectFrom('commitment_difference')
    .selectAll()
    .where((eb) => eb(eb.cast<string>('id', 'text'), '=', id));
  const row = await (options.lock ? query.forUpdate() : query).executeTakeFirst();
  return row === undefined ? null : differenceOf(row);
}

/** The differences of a commitment, those that wait first. */
export async function findDifferencesOf(c: Connection, commitmentId: string): Promise<HeldDifference[]> {
  const rows = await commitmentsTables(c)
    .selectFrom('commitment_difference')
    .selectAll()
    .where('commitment_id', '=', commitmentId)
    .orderBy((eb) => eb('decision', 'is not', null))
    .orderBy('found_at')
    .orderBy('what')
    .execute();
  return rows.map(differenceOf);
}

/** Differences that wait for a person, or that were decided, the newest first; a page of them and how many there are. */
export async function listDifferences(
  c: Connection,
  { decided, offset, limit }: { decided: boolean; offset: number; limit: number },
): Promise<{ total: number; rows: HeldDifference[] }> {
  const those = commitmentsTables(c)
    .selectFrom('commitment_difference')
    .where('decision', decided ? 'is not' : 'is', null);
  const { n } = await those.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  const rows = await those
    .selectAll()
    .orderBy((eb) => (decided ? eb.ref('decided_at') : eb.ref('found_at')), 'desc')
    .orderBy('text_id')
    .orderBy('commitment_id')
    .orderBy('what')
    .offset(offset)
    .limit(limit)
    .execute();
  return { total: Number(n), rows: rows.map(differenceOf) };
}

export async function countDifferences(c: Connection): Promise<number> {
  return (await listDifferences(c, { decided: false, offset: 0, limit: 1 })).total;
}

export async function setDecision(
  c: Connection,
  id: string,
  decided: { decision: 'keep' | 'take'; by: string; at: Date } | null,
): Promise<void> {
  await commitmentsTables(c)
    .updateTable('commitment_difference')
    .set({
      decision: decided?.decision ?? null,
      decided_by: decided?.by ?? null,
      decided_at: decided?.at ?? null,
    })
    .where('id', '=', id)
    .execute();
}

function differenceOf(row: Selectable<DifferenceRow>): HeldDifference {
  // Written by `putDifferences` from a Difference.
  const difference = { what: row.what, stated: row.stated, read: row.read } as Difference;
  return {
    id: row.id,
    commitmentId: row.commitment_id,
    textId: row.text_id,
    what: row.what,
    difference,
    decision: row.decision,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
  };
}
