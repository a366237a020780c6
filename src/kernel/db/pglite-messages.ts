import type { DatabaseErrorFields } from './errors.js';
import type { Parameter } from './values.js';

/** What the worker thread is told when it starts. */
export interface WorkerStart {
  /** Folder of the embedded database; null keeps it in memory. */
  folder: string | null;
}

export type ToWorker =
  | { id: number; kind: 'run'; text: string; parameters: readonly Parameter[] }
  | { id: number; kind: 'close' };

export type FromWorker =
  | { kind: 'ready' }
  | { kind: 'failed'; message: string }
  | { kind: 'answer'; id: number; columns: string[]; rows: unknown[][]; command: string; affected: number }
  | { kind: 'error'; id: number; fields: DatabaseErrorFields }
  | { kind: 'closed'; id: number };
