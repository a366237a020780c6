import { AsyncResource } from 'node:async_hooks';

/**
 * Asks for the next piece when the reader is ready for it, and stops when the reader has gone. Pieces are read for whoever asked for the
 * first, though the answer is sent when the request is over.
 */
export function streamOf(pieces: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = pieces[Symbol.asyncIterator]();
  const next = AsyncResource.bind(() => iterator.next());
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}
