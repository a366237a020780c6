import { availableParallelism } from 'node:os';
import type { Worker } from 'node:worker_threads';
import { startThread } from '../../../kernel/threads/index.js';
import { doShare, type MarginalTask, type MarginalTasks, sharesOf } from './marginal-tasks.js';
import { shareTable } from './share-table.js';

export interface ThreadChoice {
  /** How many; 1 is the thread that asks. Unless told: by the work and by the processors. */
  threads?: number;
}

/** What a thread is started with. `taken` counts the shares that some thread has begun. */
export interface MarginalOrder<T extends MarginalTask = MarginalTask> {
  task: T;
  ask: MarginalTasks[T]['ask'];
  taken: Int32Array;
}

/** What it says at its end: the shares that it took, with what came of each. */
export type MarginalMessage<T extends MarginalTask = MarginalTask> =
  | { parts: [share: number, part: MarginalTasks[T]['part']][] }
  | { failed: string };

/** Rows to be looked at below which starting threads takes longer than the work: some half a second of one. */
const LEAST_LOOKS = 1e8;
/** Each has arrays of its own; more gain little, because all read the same memory. */
const MOST_THREADS = 8;

/**
 * Does work on marginals, divided by their first columns among threads that see the same columns (SharedArrayBuffer). Small work is done here. The
 * threads have ended when it returns, whatever came of it.
 *
 * @returns what came of each share, in the order of `sharesOf`
 */
export async function inMarginalThreads<T extends MarginalTask>(
  task: T,
  ask: MarginalTasks[T]['ask'],
  { threads = threadsFor(ask) }: ThreadChoice = {},
): Promise<MarginalTasks[T]['part'][]> {
  const shares = sharesOf(ask);
  const count = Math.min(threads, shares.length);
  if (count <= 1) return shares.map((share) => doShare(task, ask, share));
  const tables = ask.tables.map(shareTable);
  const order = { task, ask: { ...ask, tables }, taken: sharedCounter() };
  const workers = Array.from({ length: count }, () =>
    startThread(import.meta.url, './marginal-worker', { workerData: order }),
  );
  try {
    const found = (await Promise.all(workers.map((worker) => partsOf<T>(worker)))).flat();
    return found.sort(([a], [b]) => a - b).map(([, part]) => part);
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
    // The copies of the rows that they saw are overwritten.
    for (const { columns } of tables) for (const { codes } of columns) codes.fill(0);
  }
}

const sharedCounter = (): Int32Array => new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));

/** Threads that are worth their start. */
export function threadsFor({ tables, order }: MarginalTasks[MarginalTask]['ask']): number {
  const width = tables[0].columns.length;
  let marginals = 0;
  for (let size = 1, sets = width; size <= order; sets = (sets * (width - size)) / (size + 1), size += 1)
    marginals += sets;
  const looks = marginals * tables.reduce((sum, { rows }) => sum + rows, 0);
  return looks < LEAST_LOOKS ? 1 : Math.min(MOST_THREADS, availableParallelism());
}

function partsOf<T extends MarginalTask>(worker: Worker): Promise<[number, MarginalTasks[T]['part']][]> {
  return new Promise((resolve, reject) => {
    worker.once('message', (message: MarginalMessage<T>) => {
      if ('parts' in message) resolve(message.parts);
      else reject(new Error(`Counting failed: ${message.failed}`));
    });
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`A thread that counts ended with ${code}`)));
  });
}
