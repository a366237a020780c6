import { startThread } from '../../../kernel/threads/index.js';
import type { Mapping } from '../cases/mapping.js';
import { EvidenceRefusal, type RefusalCode } from '../refusal.js';
import { wholeBuffer } from '../threads/whole-buffer.js';
import type { MadeFile } from './make-release-file.js';
import type { SynthesisOptions } from './run-options.js';
import type { RunWatch } from './start-run.js';
import type { SynthesisAnswer, SynthesisTask } from './synthesis-task.js';

type Message =
  | { progress: number }
  | { checkpoint: string }
  | { answer: SynthesisAnswer }
  | { refusal: { code: RefusalCode; values: Record<string, string | number> } }
  | { failed: string };

/** Memory of a thread, in megabytes. */
const MEMORY = 2048;

/** Makes synthetic records of a raw file in a thread of its own. @throws EvidenceRefusal */
export async function synthesizeRows(
  bytes: Uint8Array,
  options: SynthesisOptions & { mapping: Mapping },
  watch: RunWatch,
): Promise<MadeFile> {
  const { method, columns, domain, epsilon, delta, mapping, rules = [] } = options;
  const made = await inThread(
    {
      ...{ bytes, mapping, method, columns, domain, rules },
      ...{ epsilon: Number(epsilon), delta: Number(delta), resume: watch.resume },
    },
    watch,
  );
  return {
    file: made.file,
    columns: made.columns,
    rows: made.rows,
    method: { name: method, epsilon, delta, parameters: { neighbours: 'add-remove', order: 3 }, rules },
    checks: { audit: null, compare: made.compare, broken: made.broken, elsewhere: false },
  };
}

function inThread(task: SynthesisTask, { onProgress, onCheckpoint, signal }: RunWatch): Promise<SynthesisAnswer> {
  return new Promise((resolve, reject) => {
    const worker = startThread(import.meta.url, './synthesis-worker', {
      resourceLimits: { maxOldGenerationSizeMb: MEMORY },
    });
    let ended = false;
    const end = (settle: () => void): void => {
      if (ended) return;
      ended = true;
      void worker.terminate().then(settle);
    };
    worker.on('message', (message: Message) => {
      if ('progress' in message) onProgress(message.progress);
      else if ('checkpoint' in message) onCheckpoint(message.checkpoint);
      else if ('answer' in message) end(() => resolve(message.answer));
      else if ('refusal' in message)
        end(() => reject(new EvidenceRefusal(message.refusal.code, message.refusal.values)));
      else end(() => reject(new Error(`A synthesis failed: ${message.failed}`)));
    });
    signal.addEventListener('abort', () => end(() => reject(new Error('A synthesis was stopped'))));
    worker.on('error', (error) => end(() => reject(error)));
    worker.on('exit', (code) => end(() => reject(new Error(`The thread of a synthesis ended with ${code}`))));
    // The rows are the thread's from here on; they are not copied.
    worker.postMessage(task, wholeBuffer(task.bytes));
  });
}
