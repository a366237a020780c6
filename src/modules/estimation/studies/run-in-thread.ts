import { startThread } from '../../../kernel/threads/index.js';
import { EstimationRefusal, type RefusalCode } from '../data/refusal.js';
import type { TableAnswers, TableTask } from './table-task.js';

export interface ThreadProgress {
  done: number;
  total: number;
  stage: 'estimate' | 'sensitivity';
}

type Message =
  | { progress: ThreadProgress }
  | { answer: TableAnswers[keyof TableAnswers] }
  | { refusal: { code: RefusalCode; values: Record<string, string | number> } };

/** Memory of a thread, in megabytes: person rows in millions fit. */
const MEMORY = 2048;

/**
 * Does a task in a thread of its own. @throws EstimationRefusal over what the table holds, `table-too-much` when the thread ran out of
 * memory; the signal's reason when aborted, after the thread has been ended.
 */
export function runInThread<K extends TableTask['kind']>(
  task: Extract<TableTask, { kind: K }>,
  options: { signal?: AbortSignal; onProgress?: (progress: ThreadProgress) => void } = {},
): Promise<TableAnswers[K]> {
  const { signal, onProgress } = options;
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason);
      return;
    }
    const worker = startThread(import.meta.url, './table-worker', {
      resourceLimits: { maxOldGenerationSizeMb: MEMORY },
    });
    let ended = false;
    const end = (settle: () => void) => {
      // Ending the thread makes it exit, which is no second end.
      if (ended) return;
      ended = true;
      signal?.removeEventListener('abort', abort);
      void worker.terminate().then(settle);
    };
    const abort = () => end(() => reject(signal?.reason));
    signal?.addEventListener('abort', abort, { once: true });
    worker.on('message', (message: Message) => {
      if ('progress' in message) onProgress?.(message.progress);
      // The task decides the kind of the answer.
      else if ('answer' in message) end(() => resolve(message.answer as TableAnswers[K]));
      else end(() => reject(new EstimationRefusal(message.refusal.code, message.refusal.values)));
    });
    worker.on('error', (error: Error & { code?: string }) =>
      end(() => reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new EstimationRefusal('too-much-memory') : error)),
    );
    worker.on('exit', (code) => {
      end(() => reject(new Error(`The thread of an estimate ended with ${code}`)));
    });
    worker.postMessage(task);
  });
}
