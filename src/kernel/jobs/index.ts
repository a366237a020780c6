/** Work that takes longer than an answer may: asked for in a transaction, done by a worker, surviving the end of the program. */
export { askDaily } from './ask-daily.js';
export { cancelJob } from './cancel-job.js';
export { JOB_CLEARINGS } from './clear-jobs.js';
export { type EnqueueJobOptions, enqueueJob, enqueueJobs } from './enqueue-job.js';
export { type FindJobsOptions, findJob, findJobs } from './find-job.js';
export {
  type Job,
  JobFailure,
  type JobHandler,
  type JobOptions,
  type JobProblem,
  type JobProgress,
  type JobState,
  type RunJob,
  type RunningJob,
} from './job.js';
export { startWorker, type Worker, type WorkerOptions } from './worker.js';

export const JOB_MIGRATIONS = { module: 'jobs', folder: new URL('./migrations/', import.meta.url) };
