import { type Connection, newId } from '../../../kernel/db/index.js';
import type { Difference } from '../differences.js';
import { commitmentsTables } from './tables.js';

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
    .select(['d.id', 'd.commitment_id', 'd.text_id', 'd.what', 'd.read', 'd.decision'])
    .execute();
  const keyOf = (textId: string, commitmentId: string, what: string) => `${textId} ${commitmentId} ${what}`;
  const known = new Map(there.map((row) => [keyOf(row.text_id, row.commitment_id, row.what), row]));
  for (const one of found) {
    const row = known.get(keyOf(one.textId, one.commitmentId, one.what));
    if (row !== undefined) known.delete(keyOf(one.textId, one.commitmentId, one.what));
    if (row !== undefined && JSON.stringify(row.read) === JSON.stringify(one.read)) continue;
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
