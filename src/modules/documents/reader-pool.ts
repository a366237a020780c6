import type { Worker } from 'node:worker_threads';
import { startThread } from '../../kernel/threads/index.js';
import type { ReadOutcome, ReadRequest } from './read-bytes.js';

export type { ReadOutcome, ReadRequest } from './read-bytes.js';

export interface ReaderPoolOptions {
  /** Threads at most; they start when there is work. */
  threads: number;
  /** A reading that takes longer is given up, in milliseconds. */
  patience?: number;
  /** Memory of a thread, in megabytes. */
  memory?: number;
}

interface Waiting {
  request: ReadRequest;
  settle: (outcome: ReadOutcome) => void;
  signal: AbortSignal | undefined;
}

/**
 * Reads in threads of its own, so that a long text never holds up the pages, and a text that breaks the reader (too slow, too
 * much memory) costs only its thread.
 */
export class ReaderPool {
  readonly #options: Required<ReaderPoolOptions>;
  readonly #idle: Worker[] = [];
  readonly #all = new Set<Worker>();
  readonly #queue: Waiting[] = [];

  constructor({ threads, patience = 120_000, memory = 1024 }: ReaderPoolOptions) {
    this.#options = { threads, patience, memory };
  }

  /** Never rejects over what the file holds. @throws the signal's reason when aborted. */
  async read(request: ReadRequest, signal?: AbortSignal): Promise<ReadOutcome> {
    signal?.throwIfAborted();
    return new Promise((resolve, reject) => {
      const abort = () => reject(signal?.reason);
      signal?.addEventListener('abort', abort, { once: true });
      const settle = (outcome: ReadOutcome) => {
        signal?.removeEventListener('abort', abort);
        resolve(outcome);
      };
      this.#queue.push({ request, settle, signal });
      this.#next();
    });
  }

  /** Ends the threads; a later reading starts new ones. */
  async close(): Promise<void> {
    this.#idle.length = 0;
    await Promise.all([...this.#all].map((worker) => worker.terminate()));
  }

  #next(): void {
    if (this.#queue.length === 0) return;
    const worker = this.#idle.pop() ?? (this.#all.size < this.#options.threads ? this.#start() : undefined);
    if (worker === undefined) return;
    const waiting = this.#queue.shift();
    if (waiting === undefined || waiting.signal?.aborted) {
      this.#idle.push(worker);
      this.#next();
      return;
    }
    void this.#run(worker, waiting);
  }

  async #run(worker: Worker, { request, settle, signal }: Waiting): Promise<void> {
    worker.ref();
    const outcome = await answerOf(worker, request, this.#options.patience, signal);
    worker.unref();
    if (outcome === null || !this.#all.has(worker)) {
      this.#all.delete(worker);
      await worker.terminate();
    } else {
      this.#idle.push(worker);
    }
    settle(
      outcome ?? {
        read: false,
        problem: {
          code: 'too-slow',
          message: 'Reading this text took too long or too much memory; bring it in smaller parts',
        },
      },
    );
    this.#next();
  }

  #start(): Worker {
    const worker = startThread(import.meta.url, './reader-worker', {
      resourceLimits: { maxOldGenerationSizeMb: this.#options.memory },
    });
    worker.on('exit', () => {
      this.#all.delete(worker);
      const at = this.#idle.indexOf(worker);
      if (at >= 0) this.#idle.splice(at, 1);
    });
    // A thread that dies between two requests must not end the program.
    worker.on('error', () => {});
    worker.unref();
    this.#all.add(worker);
    return worker;
  }
}

/** The thread's answer; null when it died, ran out of time, or nobody waits any more. */
function answerOf(
  worker: Worker,
  request: ReadRequest,
  patience: number,
  signal: AbortSignal | undefined,
): Promise<ReadOutcome | null> {
  return new Promise((resolve) => {
    const done = (outcome: ReadOutcome | null) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', give);
      worker.off('message', done).off('error', give).off('exit', give);
      resolve(outcome);
    };
    const give = () => done(null);
    const timer = setTimeout(give, patience);
    signal?.addEventListener('abort', give, { once: true });
    worker.on('message', done).on('error', give).on('exit', give);
    worker.postMessage(request);
  });
}
