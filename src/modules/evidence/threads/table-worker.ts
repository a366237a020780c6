import { parentPort } from 'node:worker_threads';
import { SheetRefusal } from '../../../kernel/sheets/index.js';
import { EvidenceRefusal } from '../refusal.js';
import { doTableTask, type TableTask, type TableTasks } from './table-tasks.js';
import { wholeBuffer } from './whole-buffer.js';

/** One task a thread; what it read is gone with it. Of an error that is no refusal only the kind leaves: it may name what it met in the rows. */
parentPort?.once('message', async ({ task, ask }: { task: TableTask; ask: TableTasks[TableTask]['ask'] }) => {
  try {
    const answer = await doTableTask(task, ask, (progress) => parentPort?.postMessage({ progress }));
    // A file that goes back whole is handed over: it never stands in memory twice.
    const given = 'content' in answer ? wholeBuffer(answer.content) : [];
    parentPort?.postMessage({ answer }, given);
  } catch (error) {
    if (error instanceof EvidenceRefusal)
      parentPort?.postMessage({ refusal: { code: error.code, values: error.values } });
    else if (error instanceof SheetRefusal)
      parentPort?.postMessage({ unread: { code: error.code, place: error.place, values: error.values } });
    else parentPort?.postMessage({ failed: error instanceof Error ? error.name : 'unknown' });
  }
});
