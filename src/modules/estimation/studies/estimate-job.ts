import { z } from 'zod';
import { JobFailure, type JobHandler, type RunningJob } from '../../../kernel/jobs/index.js';
import { programVersion } from '../../../kernel/version/index.js';
import { EstimationRefusal } from '../data/refusal.js';
import { endRun, findRun } from '../store/runs.js';
import { findStudy, loadTable } from '../store/studies.js';
import { runInThread } from './run-in-thread.js';
import type { Run, RunProblem, RunResult } from './study.js';

const payloadShape = z.object({ runId: z.string() });

/**
 * The job `estimation.estimate`: computes in a thread, outside of any transaction, then writes the result and ends the job in one. The
 * same seed gives the same figures, so a run that was killed in its middle begins again and comes to the same.
 */
export function estimateJob(): JobHandler {
  const version = programVersion();
  return {
    options: { resumable: true, attempts: 2 },
    run: async (job) => {
      const { runId } = payloadShape.parse(job.payload);
      const run = await findRun(job.db.connection, runId);
      if (run === null || run.state !== 'waiting') return { runId };
      const end = await compute(job, run, version);
      return job.finish(async (c) => {
        await endRun(c, runId, end);
        return { runId };
      });
    },
  };
}

async function compute(
  job: RunningJob,
  run: Run,
  version: string,
): Promise<{ result: RunResult } | { problem: RunProblem }> {
  const c = job.db.connection;
  const [study, bytes] = await Promise.all([findStudy(c, run.studyId), loadTable(c, run.studyId)]);
  if (bytes === null || !study?.columns) return { problem: { code: 'table-deleted', values: {} } };
  let telling: Promise<void> = Promise.resolve();
  try {
    const answer = await runInThread<'estimate'>(
      { kind: 'estimate', bytes, columns: study.columns, options: run.options },
      {
        signal: job.signal,
        onProgress: ({ done, total, stage }) => {
          const message = stage === 'estimate' ? 'estimation.progress.estimate' : 'estimation.progress.sensitivity';
          // What is thrown here is thrown by the signal too.
          telling = telling.then(() => job.progress({ done, total, message })).catch(() => {});
        },
      },
    );
    await telling;
    return { result: { ...answer, version } };
  } catch (error) {
    if (error instanceof EstimationRefusal) return { problem: { code: error.code, values: error.values } };
    if (job.signal.aborted) throw error;
    throw new JobFailure('estimation.failed', 'estimation.study.failed');
  }
}
