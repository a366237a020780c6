/** Work that takes longer than an answer may. */
export type { JobHandler, JobOptions, JobProgress, RunJob, RunningJob } from './job.js';
