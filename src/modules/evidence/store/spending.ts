import { type Connection, newId } from '../../../kernel/db/index.js';
import { evidenceTables } from './tables.js';

/** What was taken from the budget of a data set. */
export interface Spent {
  /** Parts of 2^-60. */
  rho: bigint;
  /** Name of the mechanism: "aim". */
  what: string;
  releaseId: string | null;
  at: Date;
}

/** In order. */
export async function listSpent(c: Connection, dataSetId: string): Promise<Spent[]> {
  const rows = await evidenceTables(c)
    .selectFrom('evidence_spent')
    .selectAll()
    .where('data_set_id', '=', dataSetId)
    .orderBy('spent_at')
    .orderBy('id')
    .execute();
  return rows.map(({ rho, what, release_id, spent_at }) => ({
    rho: BigInt(rho),
    what,
    releaseId: release_id,
    at: spent_at,
  }));
}

/** The caller holds the row of the data set, and has seen that there is enough. @returns the id of the entry. */
export async function addSpent(c: Connection, dataSetId: string, { rho, what, releaseId, at }: Spent): Promise<string> {
  const id = newId();
  await evidenceTables(c)
    .insertInto('evidence_spent')
    .values({ data_set_id: dataSetId, id, rho: String(rho), what, release_id: releaseId, spent_at: at })
    .execute();
  return id;
}

export async function nameReleaseOfSpent(c: Connection, id: string, releaseId: string): Promise<void> {
  await evidenceTables(c).updateTable('evidence_spent').set({ release_id: releaseId }).where('id', '=', id).execute();
}

/** What one entry took, in parts of 2^-60; null where there is none. */
export async function rhoSpent(c: Connection, id: string): Promise<bigint | null> {
  const row = await evidenceTables(c)
    .selectFrom('evidence_spent')
    .select('rho')
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? null : BigInt(row.rho);
}
