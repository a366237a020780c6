import { type Actor, requirePermission } from '../../../kernel/access/index.js';
import { recordAction } from '../../../kernel/audit/index.js';
import type { Database } from '../../../kernel/db/index.js';
import { findLastRun } from '../store/runs.js';
import { listStatistics } from '../store/statistics.js';
import { setPublished } from '../store/studies.js';
import { getStudyToWrite } from './get-study.js';
import { StudyRefusal } from './study-refusal.js';

/**
 * Shows the last result to everyone, rounded and with small numbers withheld. A refused estimate is a result too. Someone must have
 * answered for the assumptions before.
 *
 * @throws StudyRefusal `nothing-to-publish`, `not-answered`; NotAllowed
 */
export async function publishStudy(db: Database, actor: Actor, studyId: string): Promise<void> {
  requirePermission(actor, 'estimation.write');
  await db.transaction(async (c) => {
    const study = await getStudyToWrite(c, actor, studyId, { lock: true });
    const run = await findLastRun(c, studyId, 'done');
    if (run === null) throw new StudyRefusal('nothing-to-publish');
    if (study.checklist === null) throw new StudyRefusal('not-answered');
    await setPublished(c, studyId, run.id);
    await recordAction(c, {
      actor,
      verb: 'estimation.publish',
      subject: { type: 'study', id: studyId },
      details: { runId: run.id },
    });
  });
}

/** Takes the study back from the public. @throws StudyRefusal `not-published`, `statistic-stands`; NotAllowed */
export async function withdrawStudy(db: Database, actor: Actor, studyId: string): Promise<void> {
  requirePermission(actor, 'estimation.write');
  await db.transaction(async (c) => {
    const study = await getStudyToWrite(c, actor, studyId, { lock: true });
    if (study.publishedRun === null) throw new StudyRefusal('not-published');
    if ((await listStatistics(c, { studyId, states: ['published'] })).length > 0)
      throw new StudyRefusal('statistic-stands');
    await setPublished(c, studyId, null);
    await recordAction(c, { actor, verb: 'estimation.withdraw', subject: { type: 'study', id: studyId }, details: {} });
  });
}
