import type { Actor } from '../../../kernel/access/index.js';
import { requireAdministrator } from '../../../kernel/access/index.js';
import type { Connection, Database } from '../../../kernel/db/index.js';
import { findJob, type Job } from '../../../kernel/jobs/index.js';
import { may, seesUnpublished } from '../policy.js';
import { findLastRun, findRun } from '../store/runs.js';
import { findStudy, findStudyPage, loadTable } from '../store/studies.js';
import { runInThread } from './run-in-thread.js';
import type { FoundColumn, Run, Study } from './study.js';
import { StudyRefusal } from './study-refusal.js';

/** A study that the actor may see. @throws StudyRefusal `no-such-study`, also for what the actor may not see */
export async function getStudy(
  c: Connection,
  actor: Actor,
  id: string,
  options: { lock?: boolean } = {},
): Promise<Study> {
  const study = await findStudy(c, id, options);
  if (study === null || !may(actor, 'read', 'study', { published: study.publishedRun !== null }))
    throw new StudyRefusal('no-such-study');
  return study;
}

/** Studies that the actor may see, newest first. */
export async function findStudies(
  db: Database,
  actor: Actor,
  page: { offset: number; limit: number },
): Promise<{ rows: Study[]; total: number }> {
  return findStudyPage(db.connection, { ...page, published: !seesUnpublished(actor) });
}

export interface StudyView {
  study: Study;
  /** The run whose result is shown: the last one done, for the public the published one. */
  shown: Run | null;
  /** A later run that waits, runs or was refused. */
  latest: Run | null;
  job: Job | null;
}

/** A study with its runs, as the actor may see them. @throws StudyRefusal */
export async function getStudyView(db: Database, actor: Actor, id: string): Promise<StudyView> {
  const c = db.connection;
  const study = await getStudy(c, actor, id);
  if (!may(actor, 'read', 'whole-report', { published: study.publishedRun !== null })) {
    const shown = study.publishedRun === null ? null : await findRun(c, study.publishedRun);
    return { study, shown, latest: null, job: null };
  }
  // One after the other: read at once, a run that ends in between would be neither under way nor done.
  const last = await findLastRun(c, id);
  const shown = last?.state === 'done' ? last : await findLastRun(c, id, 'done');
  const latest = last !== null && last.state !== 'done' ? last : null;
  const job = latest?.jobId ? await findJob(c, latest.jobId) : null;
  return { study, shown, latest, job };
}

/** Whether a run of the study waits or runs. One that was cancelled or failed is over, though it has no result. */
export async function isRunUnderWay(c: Connection, studyId: string): Promise<boolean> {
  const last = await findLastRun(c, studyId);
  if (last?.state !== 'waiting' || last.jobId === null) return false;
  const job = await findJob(c, last.jobId);
  return job?.state === 'waiting' || job?.state === 'running';
}

/** The columns of the table as they were found, for the one who says what they are. @throws StudyRefusal `table-deleted` */
export async function lookAtColumns(
  db: Database,
  actor: Actor,
  id: string,
): Promise<{ study: Study; columns: FoundColumn[]; rows: number }> {
  requireAdministrator(actor);
  const study = await getStudy(db.connection, actor, id);
  const bytes = await loadTable(db.connection, id);
  if (bytes === null) throw new StudyRefusal('table-deleted');
  const { rows, columns } = await runInThread<'look'>({ kind: 'look', bytes });
  return { study, rows, columns };
}
