import { parentPort } from 'node:worker_threads';
import { plainParagraphs } from './plain-paragraphs.js';
import type { PlainOutcome, PlainRequest } from './read-plain.js';
import { openSource, SourceError } from './reader/source/index.js';

/** Runs in a thread of its own: one file in, its paragraphs out. */
const port = parentPort;
if (port === null) throw new Error('This file runs in a worker thread');

port.once('message', ({ bytes, name, most }: PlainRequest) => {
  openSource(bytes, name, { maxBytes: most }).then(
    (source) => port.postMessage({ read: true, paragraphs: plainParagraphs(source) } satisfies PlainOutcome),
    (error: unknown) =>
      port.postMessage({
        read: false,
        problem: error instanceof SourceError ? error.code : 'reader-failed',
      } satisfies PlainOutcome),
  );
});
