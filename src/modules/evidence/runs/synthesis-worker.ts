import { parentPort } from 'node:worker_threads';
import { EvidenceRefusal } from '../refusal.js';
import { doSynthesis, type SynthesisTask } from './synthesis-task.js';

/** One synthesis a thread: it never holds up the pages, and what it read is gone with it. */
parentPort?.once('message', async (task: SynthesisTask) => {
  let told = 0;
  try {
    const answer = await doSynthesis(task, (share) => {
      if (performance.now() - told < 500) return;
      told = performance.now();
      parentPort?.postMessage({ progress: share });
    });
    parentPort?.postMessage({ answer });
  } catch (error) {
    // Any other error may name what it met in the rows: its kind is all that leaves the thread.
    const refusal = error instanceof EvidenceRefusal ? { code: error.code, values: error.values } : null;
    parentPort?.postMessage(
      refusal === null ? { failed: error instanceof Error ? error.name : 'unknown' } : { refusal },
    );
  }
});
