import type { Connection, Database, Json } from '../db/index.js';
import type { Logger } from '../log/index.js';
import { inPlace } from '../place/index.js';
import { endJob, problemOf, type RunEnd } from './end-job.js';
import { JobFailure, type JobHandler, type JobOptions, type JobProgress, type RunJob, type RunningJob } from './job.js';
import { renewLease, type TakenJob } from './leases.js';
import { jobTables } from './store.js';

const BEAT_MS = 2_000;
const PROGRESS_MS = 500;

/** Why a handler is asked to stop. */
export class JobStopped extends Error {
  readonly reason: 'cancelled' | 'lease-lost' | 'program-stops';

  constructor(reason: JobStopped['reason']) {
    super(`The job stops: ${reason}`);
    this.name = 'JobStopped';
    this.reason = reason;
  }
}

export const runOf = (handler: JobHandler): RunJob => (typeof handler === 'function' ? handler : handler.run);
export const optionsOf = (handler: JobHandler): JobOptions => (typeof handler === 'function' ? {} : handler.options);

/** Runs a taken job to its end and writes the end down. Never throws. */
export async function runJob(
  { db, log, holder, programStops }: { db: Database; log: Logger; holder: string; programStops: AbortSignal },
  taken: TakenJob,
  handler: JobHandler,
): Promise<void> {
  const stop = new AbortController();
  const stopForProgram = (): void => stop.abort(new JobStopped('program-stops'));
  programStops.addEventListener('abort', stopForProgram);
  if (programStops.aborted) stopForProgram();
  const heed = (lease: 'kept' | 'cancel' | 'lost'): void => {
    if (lease === 'cancel') stop.abort(new JobStopped('cancelled'));
    if (lease === 'lost') stop.abort(new JobStopped('lease-lost'));
  };
  const beat = setInterval(() => {
    renewLease(db.connection, taken.id, holder).then(heed, (error: unknown) =>
      log.warn('job-lease-not-renewed', { job: taken.id, error }),
    );
  }, BEAT_MS);
  const state = { finished: false };
  const started = performance.now();
  try {
    const job = runningJob({ db, holder, taken, stop: stop.signal, heed, state });
    const result = await inPlace('job', () => runOf(handler)(job));
    if (!state.finished) await write({ kind: 'done', result });
    log.info('job-done', { job: taken.id, kind: taken.kind, ms: Math.round(performance.now() - started) });
  } catch (error) {
    await write(endFor(error)).catch((failure: unknown) =>
      log.error('job-end-not-written', { job: taken.id, error: failure }),
    );
  } finally {
    clearInterval(beat);
    programStops.removeEventListener('abort', stopForProgram);
  }

  async function write(end: RunEnd): Promise<void> {
    if (await endJob(db.connection, taken.id, holder, taken.attempts, end)) return;
    log.warn('job-not-ours', { job: taken.id, kind: taken.kind });
  }

  function endFor(error: unknown): RunEnd {
    const { attempts = 1, resumable = true } = optionsOf(handler);
    // What a handler throws after it was asked to stop is the echo of the asking.
    const reason = stop.signal.reason instanceof JobStopped ? stop.signal.reason.reason : null;
    if (reason === 'cancelled') return { kind: 'cancelled' };
    if (reason === 'program-stops') return { kind: resumable ? 'put-back' : 'interrupted' };
    const again = !(error instanceof JobFailure) && taken.attempts < attempts;
    log.error('job-failed', { job: taken.id, kind: taken.kind, attempt: taken.attempts, again, error });
    return { kind: 'failed', problem: problemOf(error), again };
  }
}

interface RunningParts {
  db: Database;
  holder: string;
  taken: TakenJob;
  stop: AbortSignal;
  heed: (lease: 'kept' | 'cancel' | 'lost') => void;
  state: { finished: boolean };
}

function runningJob({ db, holder, taken, stop, heed, state }: RunningParts): RunningJob {
  let lastWritten = Number.NEGATIVE_INFINITY;
  let known: JobProgress = { done: 0, total: null, message: null };
  return {
    id: taken.id,
    kind: taken.kind,
    payload: taken.payload,
    attempt: taken.attempts,
    db,
    signal: stop,
    async progress({ done, total = known.total, message = known.message }) {
      stop.throwIfAborted();
      const said = message !== known.message;
      known = { done, total, message };
      if (!said && performance.now() - lastWritten < PROGRESS_MS) return;
      lastWritten = performance.now();
      const row = await jobTables(db.connection)
        .updateTable('job')
        .set({
          progress_done: Math.floor(done),
          progress_total: total === null ? null : Math.floor(total),
          progress_message: message,
        })
        .where('id', '=', taken.id)
        .where('state', '=', 'running')
        .where('lease_holder', '=', holder)
        .returning('cancel_asked')
        .executeTakeFirst();
      heed(row ? (row.cancel_asked ? 'cancel' : 'kept') : 'lost');
      stop.throwIfAborted();
    },
    async finish<T extends Json>(work: (c: Connection) => Promise<T>): Promise<T> {
      stop.throwIfAborted();
      const result = await db.transaction(async (c) => {
        const row = await jobTables(c)
          .selectFrom('job')
          .select('cancel_asked')
          .where('id', '=', taken.id)
          .where('state', '=', 'running')
          .where('lease_holder', '=', holder)
          .forUpdate()
          .executeTakeFirst();
        heed(row ? (row.cancel_asked ? 'cancel' : 'kept') : 'lost');
        stop.throwIfAborted();
        const value = await work(c);
        await endJob(c, taken.id, holder, taken.attempts, { kind: 'done', result: value });
        return value;
      });
      state.finished = true;
      return result;
    },
  };
}
