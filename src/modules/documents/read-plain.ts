import { startThread } from '../../kernel/threads/index.js';
import type { SourceErrorCode } from './reader/source/source-error.js';

export interface PlainRequest {
  bytes: Uint8Array;
  name: string;
  /** Most bytes. */
  most: number;
}

/** Paragraphs of a file, or why there are none: its sentence is `documents.problem.<code>`. */
export type PlainOutcome =
  | { read: true; paragraphs: string[] }
  | { read: false; problem: SourceErrorCode | 'reader-failed' | 'too-slow' };

const PATIENCE_MS = 60_000;
const MEMORY_MB = 512;

/**
 * Opens a file that somebody brought (Word, PDF, HTML, plain text) as paragraphs, without reading it as a resolution. In a thread of its
 * own with bounded time and memory: a file that breaks the reader costs only its thread. Never rejects over what the file holds.
 */
export async function readPlain(request: PlainRequest): Promise<PlainOutcome> {
  const worker = startThread(import.meta.url, './plain-worker', {
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  const outcome = await new Promise<PlainOutcome>((resolve) => {
    const slow = () => resolve({ read: false, problem: 'too-slow' });
    const timer = setTimeout(slow, PATIENCE_MS);
    worker
      .on('message', (answer: PlainOutcome) => {
        clearTimeout(timer);
        resolve(answer);
      })
      .on('error', slow)
      .on('exit', slow);
    worker.postMessage(request);
  });
  await worker.terminate();
  return outcome;
}
