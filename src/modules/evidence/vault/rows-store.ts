import type { Connection, Database } from '../../../kernel/db/index.js';
import { findChunk, insertChunk } from '../store/data-sets.js';
import { openStream, sealStream } from './key-pair.js';

/** Bytes of a stored piece. */
const PIECE = 1024 * 1024;

/**
 * Encrypts the raw file and keeps it in pieces. Nothing of it stands anywhere in clear. The data set stands as `bringing` until it is whole.
 *
 * @param onProgress the share that is kept, 0 to 1.
 */
export async function keepRows(
  db: Database,
  { dataSetId, recipient }: { dataSetId: string; recipient: string },
  bytes: Uint8Array,
  onProgress?: (share: number) => void,
): Promise<void> {
  let n = 0;
  let kept = 0;
  for await (const piece of inPieces(await sealStream(recipient, streamOf(bytes)))) {
    await insertChunk(db.connection, dataSetId, n, piece);
    n += 1;
    kept += piece.length;
    onProgress?.(Math.min(1, kept / Math.max(1, bytes.length)));
  }
}

/** Bytes that are encrypted at once. */
const STEP = 64 * 1024;

/** The file in small pieces, read as they are wanted: what is not encrypted yet is not copied. */
function streamOf(bytes: Uint8Array): ReadableStream<Uint8Array> {
  let from = 0;
  return new ReadableStream({
    pull(controller) {
      if (from < bytes.length) controller.enqueue(bytes.slice(from, from + STEP));
      from += STEP;
      if (from >= bytes.length) controller.close();
    },
  });
}

async function* inPieces(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  let waiting: Uint8Array[] = [];
  let size = 0;
  for await (const part of stream) {
    for (let from = 0; from < part.length; ) {
      const taken = part.subarray(from, from + PIECE - size);
      waiting.push(taken);
      size += taken.length;
      from += taken.length;
      if (size < PIECE) continue;
      yield Buffer.concat(waiting, size);
      waiting = [];
      size = 0;
    }
  }
  if (size > 0) yield Buffer.concat(waiting, size);
}

/** The raw file. @throws where the identity is another one, or a piece was changed or is missing */
export async function loadRows(c: Connection, dataSetId: string, identity: string): Promise<Uint8Array> {
  let n = 0;
  const sealed = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const piece = await findChunk(c, dataSetId, n);
      n += 1;
      if (piece === null) controller.close();
      else controller.enqueue(piece);
    },
  });
  const parts: Uint8Array[] = [];
  for await (const part of await openStream(identity, sealed)) parts.push(part);
  return Buffer.concat(parts);
}
