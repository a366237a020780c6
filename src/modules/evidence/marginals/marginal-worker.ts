import { parentPort, workerData } from 'node:worker_threads';
import type { MarginalMessage, MarginalOrder } from './in-marginal-threads.js';
import { doShare, sharesOf } from './marginal-tasks.js';

/** Takes one share after another until none is left. Of an error only the kind leaves: it may name what it met in the rows. */
function work({ task, ask, taken }: MarginalOrder): { message: MarginalMessage; given: ArrayBuffer[] } {
  try {
    const shares = sharesOf(ask);
    const parts: Extract<MarginalMessage, { parts: unknown }>['parts'] = [];
    for (let at = Atomics.add(taken, 0, 1); at < shares.length; at = Atomics.add(taken, 0, 1)) {
      const share = shares[at];
      if (share) parts.push([at, doShare(task, ask, share)]);
    }
    // Counts are handed over: they never stand in memory twice.
    const given = parts.flatMap(([, part]) => (Array.isArray(part) ? part.map(({ counts }) => counts.buffer) : []));
    return { message: { parts }, given };
  } catch (error) {
    return { message: { failed: error instanceof Error ? error.name : 'unknown' }, given: [] };
  }
}

const { message, given } = work(workerData);
parentPort?.postMessage(message, given);
