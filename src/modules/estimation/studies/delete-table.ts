import { type Actor, requirePermission } from '../../../kernel/access/index.js';
import { recordAction } from '../../../kernel/audit/index.js';
import type { Database } from '../../../kernel/db/index.js';
import { stripRuns } from '../store/runs.js';
import { clearTable } from '../store/studies.js';
import { getStudyToWrite, isRunUnderWay } from './get-study.js';
import type { RunResult } from './study.js';
import { StudyRefusal } from './study-refusal.js';

/**
 * Deletes the brought table for good, and with it every small number that results have kept of it. Its hash and the results stay, so
 * that whoever still has the file can run it again and compare.
 *
 * @throws StudyRefusal `table-deleted`, `run-under-way`; NotAllowed
 */
export async function deleteTable(db: Database, actor: Actor, studyId: string): Promise<void> {
  requirePermission(actor, 'estimation.write');
  await db.transaction(async (c) => {
    const study = await getStudyToWrite(c, actor, studyId, { lock: true });
    if (!study.hasTable) throw new StudyRefusal('table-deleted');
    if (await isRunUnderWay(c, studyId)) throw new StudyRefusal('run-under-way');
    await clearTable(c, studyId);
    await stripRuns(c, studyId, withoutSmallNumbers);
    await recordAction(c, {
      actor,
      verb: 'estimation.delete-table',
      subject: { type: 'study', id: studyId },
      details: { sha256: study.sha256 },
    });
  });
}

/** A result without what only the table should tell: overlaps, totals of lists, persons seen by group and without a list. */
export function withoutSmallNumbers(result: RunResult): RunResult {
  const { estimate, sensitivity } = result;
  const seen = <T extends { observed: number }>(one: T): T => ({ ...one, observed: 0 });
  return {
    ...result,
    cells: null,
    estimate: {
      ...estimate,
      data: { ...estimate.data, listTotals: {}, pairwiseOverlap: {}, emptyOverlaps: [] },
      judgement: estimate.judgement && { ...estimate.judgement, omitted: estimate.judgement.omitted.map(seen) },
    },
    sensitivity: {
      ...sensitivity,
      omit: sensitivity.omit.map(seen),
      linkage: sensitivity.linkage.map(seen),
      internalConsistency: [],
    },
  };
}
