import { SheetRefusal } from '../../../kernel/sheets/index.js';
import { startThread } from '../../../kernel/threads/index.js';
import { EvidenceRefusal } from '../refusal.js';
import type { TableTask, TableTasks } from './table-tasks.js';

type Message =
  | { answer: unknown }
  | { refusal: Pick<EvidenceRefusal, 'code' | 'values'> }
  | { unread: Pick<SheetRefusal, 'code' | 'place' | 'values'> }
  | { failed: string };

/** Memory of a thread, in megabytes. */
const MEMORY = 2048;

/**
 * Does a task on tables in a thread of its own.
 *
 * @param signal ends the thread in the middle.
 * @throws EvidenceRefusal, SheetRefusal
 */
export function inTableThread<T extends TableTask>(
  task: T,
  ask: TableTasks[T]['ask'],
  signal?: AbortSignal,
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
    worker.on('message', (message: Message) =>
      end(() => {
        if ('answer' in message) resolve(message.answer as TableTasks[T]['answer']);
        else if ('refusal' in message) reject(new EvidenceRefusal(message.refusal.code, message.refusal.values));
        else if ('unread' in message)
          reject(new SheetRefusal(message.unread.code, message.unread.place, message.unread.values));
        else reject(new Error(`Work on a table failed: ${message.failed}`));
      }),
    );
    worker.on('error', (error) => end(() => reject(error)));
    worker.on('exit', (code) => end(() => reject(new Error(`The thread of a table ended with ${code}`))));
    worker.postMessage({ task, ask });
  });
}
