import type { Worker } from 'node:worker_threads';
import { startThread } from '../threads/index.js';
import { DatabaseError, DatabaseUnavailable } from './errors.js';
import type { FromWorker, ToWorker, WorkerStart } from './pglite-messages.js';
import type { Answer, Session, Sessions } from './session.js';
import { Turns } from './turns.js';
import type { Parameter } from './values.js';

type Question = { kind: 'run'; text: string; parameters: readonly Parameter[] } | { kind: 'close' };

interface Pending {
  resolve: (message: FromWorker) => void;
  reject: (error: Error) => void;
}

/** The embedded engine in its worker thread: one session, given out in turns. */
export class PgliteSessions implements Sessions {
  readonly #worker: Worker;
  readonly #turns = new Turns();
  readonly #pending = new Map<number, Pending>();
  #lastId = 0;
  #closing = false;
  #gone: Error | null = null;
  #tellLost: (error: Error) => void = () => {};
  /** Resolves when the thread has ended without being asked to. */
  readonly lost = new Promise<Error>((resolve) => {
    this.#tellLost = resolve;
  });

  private constructor(worker: Worker) {
    this.#worker = worker;
    worker.on('message', (message: FromWorker) => this.#receive(message));
    worker.on('error', (error) => this.#end(error));
    worker.on('exit', () => this.#end(null));
  }

  /**
   * Starts the thread and opens the database in it.
   * @param folder folder of the engine's files; null keeps everything in memory.
   * @throws DatabaseUnavailable when the files cannot be opened.
   */
  static async open(folder: string | null): Promise<PgliteSessions> {
    const worker = startThread(import.meta.url, './pglite-worker', { workerData: { folder } satisfies WorkerStart });
    return PgliteSessions.over(worker, folder === null ? '' : ` in ${folder}`);
  }

  /** Over a thread that speaks as `pglite-worker.ts` does. @param place words for the message when it cannot open. */
  static async over(worker: Worker, place: string): Promise<PgliteSessions> {
    const first = await new Promise<FromWorker>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
    }).catch((error: unknown) => ({ kind: 'failed' as const, message: String(error) }));
    if (first.kind === 'ready') return new PgliteSessions(worker);
    await worker.terminate();
    const reason = first.kind === 'failed' ? first.message : first.kind;
    throw new DatabaseUnavailable(
      `The embedded database${place} cannot be opened (${reason}). Restore it from a backup, or set DATABASE_URL.`,
    );
  }

  async acquire(): Promise<Session> {
    await this.#turns.take();
    return { run: (text, parameters) => this.#run(text, parameters), release: () => this.#turns.done() };
  }

  async close(): Promise<void> {
    if (this.#closing || this.#gone) return;
    // The last turn: whatever was asked before is answered first.
    await this.#turns.take();
    this.#closing = true;
    this.#turns.close(new DatabaseUnavailable('The database was closed.'));
    await this.#ask({ kind: 'close' });
    await this.#worker.terminate();
  }

  async #run(text: string, parameters: readonly Parameter[]): Promise<Answer> {
    const message = await this.#ask({ kind: 'run', text, parameters });
    if (message.kind === 'error') throw new DatabaseError(message.fields);
    if (message.kind !== 'answer') throw new Error(`The database answered "${message.kind}" to a query`);
    const { columns, command, affected } = message;
    const rows = message.rows.map((row) => Object.fromEntries(columns.map((column, n) => [column, row[n]])));
    return { rows, command, affected };
  }

  #ask(question: Question): Promise<FromWorker> {
    if (this.#gone) return Promise.reject(this.#gone);
    return new Promise((resolve, reject) => {
      this.#lastId += 1;
      this.#pending.set(this.#lastId, { resolve, reject });
      const message: ToWorker = { ...question, id: this.#lastId };
      this.#worker.postMessage(message);
    });
  }

  #receive(message: FromWorker): void {
    if (!('id' in message)) return;
    this.#pending.get(message.id)?.resolve(message);
    this.#pending.delete(message.id);
  }

  #end(cause: Error | null): void {
    if (this.#gone) return;
    const error = new DatabaseUnavailable('The embedded database has stopped. Start the program again.', cause);
    this.#gone = error;
    for (const { reject } of this.#pending.values()) reject(error);
    this.#pending.clear();
    this.#turns.close(error);
    if (!this.#closing) this.#tellLost(error);
  }
}
