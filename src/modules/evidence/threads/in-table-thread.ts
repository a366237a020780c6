import { SheetRefusal } from '../../../kernel/sheets/index.js';
import { startThread } from '../../../kernel/threads/index.js';
import { EvidenceRefusal } from '../refusal.js';
import type { TableTask, TableTasks } from './table-tasks.js';
import { wholeBuffer } from './whole-buffer.js';

type Message =
  | { progress: number }
  | { answer: unknown }
  | { refusal: Pick<EvidenceRefusal, 'code' | 'values'> }
  | { unread: Pick<SheetRefusal, 'code' | 'place' | 'values'> }
  | { failed: string };

/** Memory of a thread, in megabytes. */
const MEMORY = 2048;

/** How a task is watched. */
export interface TaskWatch {
  /** Ends the thread in the middle. */
  signal?: AbortSignal;
  /** The share that is done, 0 to 1. */
  onProgress?: (share: number) => void;
  /** A file that the thread gets for good: it is not copied, and is empty here afterwards. */
  gives?: Uint8Array;
}

/**
 * Does a task on tables in a thread of its own.
 *
 * @throws EvidenceRefusal, SheetRefusal
 */
export function inTableThread<T extends TableTask>(
  task: T,
  ask: TableTasks[T]['ask'],
  { signal, onProgress, gives }: TaskWatch = {},
): Promise<TableTasks[T]['answer']> {
  return new Promise((resolve, reject) => {
    const worker = startThread(import.meta.url, './table-worker', {
      resourceLimits: { maxOldGenerationSizeMb: MEMORY },
    });
    let ended = false;
    const end = (settle: () => void): void => {
      if (ended) return;
      ended = true;
      signal?.removeEventListener('abort', stop);
      void worker.terminate().then(settle);
    };
    const stop = (): void => end(() => reject(new Error('Work on a table was stopped')));
    signal?.addEventListener('abort', stop);
    worker.on('message', (message: Message) => {
      if ('progress' in message) return onProgress?.(message.progress);
      end(() => {
        if ('answer' in message) resolve(message.answer as TableTasks[T]['answer']);
        else if ('refusal' in message) reject(new EvidenceRefusal(message.refusal.code, message.refusal.values));
        else if ('unread' in message)
          reject(new SheetRefusal(message.unread.code, message.unread.place, message.unread.values));
        else reject(new Error(`Work on a table failed: ${message.failed}`));
      });
    });
    worker.on('error', (error) => end(() => reject(error)));
    worker.on('exit', (code) => end(() => reject(new Error(`The thread of a table ended with ${code}`))));
    worker.postMessage({ task, ask }, gives === undefined ? [] : wholeBuffer(gives));
    // Where it had to be copied, nothing of it stays here either.
    if (gives !== undefined && gives.length > 0) gives.fill(0);
  });
}
