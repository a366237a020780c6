import { parentPort } from 'node:worker_threads';
import { EvidenceRefusal } from '../refusal.js';
import { doSynthesis, type SynthesisTask } from './synthesis-task.js';

/** What is lost at a stop is no more than this, in milliseconds. */
const BETWEEN_CHECKPOINTS = 2000;

/** One synthesis a thread: it never holds up the pages, and what it read is gone with it. */
parentPort?.once('message', async (task: SynthesisTask) => {
  let told = 0;
  let kept = performance.now();
  try {
    const answer = await doSynthesis(task, {
      onProgress: (share) => {
        if (performance.now() - told < 500) return;
        told = performance.now();
        parentPort?.postMessage({ progress: share });
      },
      onCheckpoint: (write) => {
        if (performance.now() - kept < BETWEEN_CHECKPOINTS) return;
        kept = performance.now();
        parentPort?.postMessage({ checkpoint: write() });
      },
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
