import type { Connection } from '../../../kernel/db/index.js';
import { type AppraisalRow, planTables } from './tables.js';

/** All of them with their snapshots, the latest session first; of one session the one that counts before those that were withdrawn. */
export async function readAppraisals(c: Connection): Promise<AppraisalRow[]> {
  return planTables(c)
    .selectFrom('plan_appraisal')
    .selectAll()
    .orderBy('session', 'desc')
    .orderBy('prepared_at', 'desc')
    .execute();
}

export async function findAppraisalRow(
  c: Connection,
  id: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<AppraisalRow | null> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u.test(id)) return null;
  const query = planTables(c).selectFrom('plan_appraisal').selectAll().where('id', '=', id);
  return (await (lock ? query.forUpdate() : query).executeTakeFirst()) ?? null;
}

export async function insertAppraisal(c: Connection, row: AppraisalRow): Promise<void> {
  await planTables(c).insertInto('plan_appraisal').values(row).execute();
}

/** Signs, closes or withdraws; a view that is still prepared may be taken anew. Nothing else of an appraisal ever changes. */
export async function setAppraisal(
  c: Connection,
  id: string,
  change: Partial<Omit<AppraisalRow, 'id' | 'session'>>,
): Promise<void> {
  await planTables(c).updateTable('plan_appraisal').set(change).where('id', '=', id).execute();
}
