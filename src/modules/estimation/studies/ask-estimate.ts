import { type Actor, requirePermission } from '../../../kernel/access/index.js';
import { recordAction } from '../../../kernel/audit/index.js';
import { type Database, newId } from '../../../kernel/db/index.js';
import { cancelJob, enqueueJob } from '../../../kernel/jobs/index.js';
import { EstimationRefusal } from '../data/refusal.js';
import { parseModel } from '../loglinear/model.js';
import { DEFAULT_OPTIONS, type EstimateOptions } from '../options.js';
import { findLastRun, insertRun, setRunJob } from '../store/runs.js';
import { getStudyToWrite, isRunUnderWay } from './get-study.js';
import { StudyRefusal } from './study-refusal.js';

/** What a person chooses; all else stands in the study or has its default. */
export type AskedOptions = Pick<EstimateOptions, 'method' | 'threshold' | 'maxOrder' | 'model' | 'bootstrap' | 'seed'>;

/** Most replicates that pages and API draw; the command line draws more. */
export const MOST_REPLICATES = 20_000;

/**
 * Asks for an estimate of a study, which a job makes in a thread. One run at a time.
 *
 * @throws StudyRefusal `columns-unknown`, `table-deleted`, `run-under-way`; EstimationRefusal `bad-model`, `bad-option`; NotAllowed
 */
export async function askEstimate(
  db: Database,
  actor: Actor,
  studyId: string,
  asked: AskedOptions,
): Promise<{ runId: string }> {
  requirePermission(actor, 'estimation.write');
  return db.transaction(async (c) => {
    const study = await getStudyToWrite(c, actor, studyId, { lock: true });
    if (!study.hasTable) throw new StudyRefusal('table-deleted');
    if (study.columns === null) throw new StudyRefusal('columns-unknown');
    if (await isRunUnderWay(c, studyId)) throw new StudyRefusal('run-under-way');
    const named = (role: string) => (study.columns ?? []).filter((one) => one.role === role).map(({ name }) => name);
    const covariates = named('covariate');
    assertPossible(asked, named('list').length, covariates.length > 0);
    const options: EstimateOptions = { ...DEFAULT_OPTIONS, ...asked, covariates, top: null, verdict: true };
    const runId = newId();
    await insertRun(c, { id: runId, studyId, options });
    await setRunJob(c, runId, await enqueueJob(c, { kind: 'estimation.estimate', payload: { runId }, key: studyId }));
    await recordAction(c, {
      actor,
      verb: 'estimation.ask-estimate',
      subject: { type: 'study', id: studyId },
      details: { runId, method: options.method, seed: options.seed },
    });
    return { runId };
  });
}

/** What can be told before the work begins; the rest is told by the run. */
function assertPossible({ method, model, bootstrap }: AskedOptions, lists: number, strata: boolean): void {
  if (method === 'fixed') parseModel(model ?? '', lists);
  if (method === 'decomposable' && lists > 5)
    throw new EstimationRefusal('too-many-lists-for-method', { method, lists, most: 5 });
  if ((method === 'latent-class' || method === 'bayes-threshold') && lists < 3)
    throw new EstimationRefusal('too-few-lists-for-method', { method, lists, least: 3 });
  if (method === 'bayes-threshold' && lists > 8)
    throw new EstimationRefusal('too-many-lists-for-method', { method, lists, most: 8 });
  if (strata && !['stepwise', 'bic', 'fixed', 'main'].includes(method))
    throw new EstimationRefusal('no-covariates-for-method', { method });
  if (bootstrap > MOST_REPLICATES)
    throw new EstimationRefusal('bad-option', {
      option: '--bootstrap',
      value: bootstrap,
      expected: `0 – ${MOST_REPLICATES}`,
    });
}

/** Cancels the run that is under way, if one is. @throws StudyRefusal, NotAllowed */
export async function cancelEstimate(db: Database, actor: Actor, studyId: string): Promise<void> {
  requirePermission(actor, 'estimation.write');
  await getStudyToWrite(db.connection, actor, studyId);
  const last = await findLastRun(db.connection, studyId);
  if (last?.state === 'waiting' && last.jobId !== null) await cancelJob(db.connection, last.jobId);
}
