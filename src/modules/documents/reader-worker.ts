import { parentPort } from 'node:worker_threads';
import { type ReadRequest, readBytes } from './read-bytes.js';

/** Runs in a thread of `ReaderPool`: one request in, one answer out. */
const port = parentPort;
if (port === null) throw new Error('This file runs in a worker thread');

port.on('message', (request: ReadRequest) => {
  readBytes(request).then(
    (outcome) => port.postMessage(outcome),
    (error: unknown) => port.postMessage({ read: false, problem: { code: 'reader-failed', message: String(error) } }),
  );
});
