import { type Actor, NotAllowed, permitted, requirePermission } from '../../../kernel/access/index.js';
import { type ReadToRecord, recordRead } from '../../../kernel/audit/index.js';
import type { Connection, Database } from '../../../kernel/db/index.js';
import { findJob, type Job } from '../../../kernel/jobs/index.js';
import { asRecord, may } from '../policy.js';
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
  if (study === null || !may(actor, 'read', 'study', asRecord(study))) throw new StudyRefusal('no-such-study');
  return study;
}

/** A study that the actor is about to change, or whose table they look at. @throws StudyRefusal `no-such-study`; NotAllowed */
export async function getStudyToWrite(...[c, actor, id, options]: Parameters<typeof getStudy>): Promise<Study> {
  const study = await getStudy(c, actor, id, options);
  if (!may(actor, 'write', 'study', asRecord(study))) throw new NotAllowed();
  return study;
}

/** Studies that the actor may see, newest first. */
export async function findStudies(
  db: Database,
  actor: Actor,
  page: { offset: number; limit: number },
): Promise<{ rows: Study[]; total: number }> {
  const seen = [permitted(actor, 'drafts.read'), permitted(actor, 'estimation.write')];
  return findStudyPage(db.connection, { ...page, seen });
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
  await recordStudyRead(db, actor, study);
  if (!may(actor, 'read', 'published-report', { ...asRecord(study), published: false })) {
    const shown = study.publishedRun === null ? null : await findRun(c, study.publishedRun);
    return { study, shown, latest: null, job: null };
  }
  // One after the other: read at once, a run that ends in between would be neither under way nor done.
  const first = await findLastRun(c, id);
  const job = first !== null && first.state !== 'done' && first.jobId ? await findJob(c, first.jobId) : null;
  const last = first?.state === 'waiting' && job?.state === 'done' ? await findLastRun(c, id) : first;
  const shown = last?.state === 'done' ? last : await findLastRun(c, id, 'done');
  if (last === null || last.state === 'done' || !may(actor, 'read', 'whole-report', asRecord(study)))
    // What is wrong with a table is told in its words, to those who may see it.
    return { study, shown, latest: null, job: null };
  return { study, shown, latest: last, job };
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
  requirePermission(actor, 'estimation.write');
  const study = await getStudyToWrite(db.connection, actor, id);
  await recordRead(db, readOf(actor, study, 'estimation.see-table'));
  const bytes = await loadTable(db.connection, id);
  if (bytes === null) throw new StudyRefusal('table-deleted');
  const { rows, columns } = await runInThread<'look'>({ kind: 'look', bytes });
  return { study, rows, columns };
}

/** Figures that are not published are about victims: who sees them is written down. */
async function recordStudyRead(db: Database, actor: Actor, study: Study): Promise<void> {
  if (may(actor, 'read', 'whole-report', asRecord(study)) || study.publishedRun === null)
    await recordRead(db, readOf(actor, study, 'estimation.see-study'));
}

function readOf(actor: Actor, { id, partyId }: Study, verb: ReadToRecord['verb']): ReadToRecord {
  return { actor, party: partyId ?? undefined, verb, subject: { type: 'study', id } };
}
