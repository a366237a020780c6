import type { Connection, Database, Json } from '../db/index.js';

/** How a long job stands: so many of so many, and a message key that says at what. */
export interface JobProgress {
  done: number;
  total: number | null;
  /** Key of a message, `documents.import.reading`. */
  message: string | null;
}

/** What a handler is given. */
export interface RunningJob {
  readonly id: string;
  readonly kind: string;
  readonly payload: Json;
  /** 1 at the first run. */
  readonly attempt: number;
  readonly db: Database;
  /** Aborted when someone cancels the job, when its lease is lost, or when the program stops. Pass it on, or ask `stopped()`. */
  readonly signal: AbortSignal;
  /** Writes down how far it is; cheap to call often, it writes at most twice a second. */
  progress(progress: { done: number; total?: number | null; message?: string | null }): Promise<void>;
  /**
   * Keeps the last step and marks the job done in one transaction, so that a crash leaves both or neither. Use it where the
   * result must be there exactly once; after it the handler returns what it gave as result.
   */
  finish<T extends Json>(work: (c: Connection) => Promise<T>): Promise<T>;
}

/** Does the work and gives what it came to. What it throws is kept as the job's error. */
export type JobHandler = RunJob | { run: RunJob; options: JobOptions };
export type RunJob = (job: RunningJob) => Promise<Json>;

export interface JobOptions {
  /** Run again after a crash of the program in its middle; where not, it is marked as interrupted. Default true. */
  resumable?: boolean;
  /** Runs in all before an error is final. Default 1: an error is shown to its user at once. */
  attempts?: number;
}
