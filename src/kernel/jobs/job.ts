import type { Connection, Database, Json } from '../db/index.js';

export type JobState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled' | 'interrupted';

/** How far a job is: so many of so many, and a message key that says at what. */
export interface JobProgress {
  done: number;
  total: number | null;
  /** Key of a message: `documents.progress.reading`. */
  message: string | null;
}

/** What went wrong, for programs (code) and people (message key with its values; null where nobody wrote one). */
export interface JobProblem {
  code: string;
  text: string | null;
  values: Readonly<Record<string, string | number>>;
}

/** A job as its owner sees it. */
export interface Job {
  id: string;
  kind: string;
  key: string | null;
  payload: Json;
  state: JobState;
  progress: JobProgress;
  /** What the handler returned; null before. */
  result: Json;
  /** Also set on a job that waits or runs again: then it says why. `job.interrupted` means that the program ended in its middle. */
  problem: JobProblem | null;
  /** Runs so far, the present one included. */
  attempts: number;
  cancelAsked: boolean;
  created: Date;
  started: Date | null;
  finished: Date | null;
}

/** What a handler is given. */
export interface RunningJob {
  readonly id: string;
  readonly kind: string;
  readonly payload: Json;
  /** 1 at the first run. */
  readonly attempt: number;
  readonly db: Database;
  /** Aborted when someone cancels the job, when its lease is lost, or when the program stops. Pass it on, or `throwIfAborted()`. */
  readonly signal: AbortSignal;
  /** Writes down how far it is. Cheap to call often: it writes at most twice a second. @throws when the job is to stop. */
  progress(progress: { done: number; total?: number | null; message?: string | null }): Promise<void>;
  /**
   * Keeps the last step and marks the job as done in one transaction, so that a crash leaves both or neither. For results that
   * must be there exactly once; afterwards the handler returns what this gave.
   * @throws when the job was cancelled or is no longer this worker's; then nothing is kept.
   */
  finish<T extends Json>(work: (c: Connection) => Promise<T>): Promise<T>;
}

/** Does the work and gives what it came to. Throw a JobFailure to tell people what went wrong. */
export type RunJob = (job: RunningJob) => Promise<Json>;
export type JobHandler = RunJob | { run: RunJob; options: JobOptions };

export interface JobOptions {
  /** Run again when the program ended in its middle; where not, it is marked as interrupted. Default true. */
  resumable?: boolean;
  /** Runs in all before an error is final. Default 1: an error is shown at once. */
  attempts?: number;
}

/** An end that people should understand: a stable code, and a message key with its values. It is not tried again. */
export class JobFailure extends Error {
  readonly code: string;
  readonly text: string;
  readonly values: Readonly<Record<string, string | number>>;

  constructor(code: string, text: string, values: Readonly<Record<string, string | number>> = {}) {
    super(code);
    this.name = 'JobFailure';
    this.code = code;
    this.text = text;
    this.values = values;
  }
}
