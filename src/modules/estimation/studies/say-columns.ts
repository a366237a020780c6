import { type Actor, requirePermission } from '../../../kernel/access/index.js';
import { recordAction } from '../../../kernel/audit/index.js';
import type { Database } from '../../../kernel/db/index.js';
import { loadTable, setColumns } from '../store/studies.js';
import { getStudyToWrite } from './get-study.js';
import { runInThread } from './run-in-thread.js';
import type { StudyColumn } from './study.js';
import { StudyRefusal } from './study-refusal.js';

/**
 * Says what stands in each column. The whole table is read with that, so what is wrong is told at once, with row and column.
 *
 * @throws StudyRefusal `two-count-columns`, `table-deleted`; EstimationRefusal over what the table holds; NotAllowed
 */
export async function sayColumns(db: Database, actor: Actor, id: string, columns: StudyColumn[]): Promise<void> {
  requirePermission(actor, 'estimation.write');
  await getStudyToWrite(db.connection, actor, id);
  if (columns.filter(({ role }) => role === 'count').length > 1) throw new StudyRefusal('two-count-columns', 'columns');
  const bytes = await loadTable(db.connection, id);
  if (bytes === null) throw new StudyRefusal('table-deleted');
  await runInThread<'check'>({ kind: 'check', bytes, columns });
  await db.transaction(async (c) => {
    await getStudyToWrite(c, actor, id, { lock: true });
    await setColumns(c, id, columns);
    await recordAction(c, {
      actor,
      verb: 'estimation.say-columns',
      subject: { type: 'study', id },
      details: { roles: columns.map(({ role }) => role) },
    });
  });
}
