import { parentPort } from 'node:worker_threads';
import { EstimationRefusal } from '../data/refusal.js';
import { doTableTask, type TableTask } from './table-task.js';

/** One task a thread: a long estimate never holds up the pages, and cancelling it ends the thread. */
parentPort?.once('message', async (task: TableTask) => {
  let told = 0;
  try {
    const answer = await doTableTask(task, (done, total, stage) => {
      // A message for every resample would cost more than the resample.
      if (stage === 'estimate' && done > 0 && performance.now() - told < 200) return;
      told = performance.now();
      parentPort?.postMessage({ progress: { done, total, stage } });
    });
    parentPort?.postMessage({ answer });
  } catch (error) {
    if (!(error instanceof EstimationRefusal)) throw error;
    parentPort?.postMessage({ refusal: { code: error.code, values: error.values } });
  }
});
