/**
 * The thread in which the embedded engine lives, so that a long query never stalls the server (decision 0001). It answers one
 * message after the other; the order of sessions is kept on the other side.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite, type Results } from '@electric-sql/pglite';
import { errorFields } from './errors.js';
import type { FromWorker, ToWorker, WorkerStart } from './pglite-messages.js';
import { PARSERS } from './values.js';

const port = parentPort;
if (!port) throw new Error('This file runs as a worker thread');

function send(message: FromWorker, transfer: ArrayBuffer[] = []): void {
  port?.postMessage(message, transfer);
}

async function open({ folder }: WorkerStart): Promise<PGlite> {
  const db = await PGlite.create(folder === null ? {} : { dataDir: folder });
  // Parameters arrive as text or bytes, ready to be bound; values leave as the parsers shared by both engines make them.
  for (const type of Object.keys(db.serializers)) db.serializers[type] = (value: string) => value;
  for (const type of Object.keys(db.parsers)) db.parsers[type] = (text: string) => text;
  for (const [type, parser] of PARSERS) db.parsers[type] = parser;
  await db.exec(
    `set timezone = 'UTC'; set datestyle = 'ISO'; set intervalstyle = 'iso_8601'; set bytea_output = 'hex'`,
  );
  return db;
}

async function answer(db: PGlite, message: ToWorker): Promise<void> {
  if (message.kind === 'close') {
    await db.close();
    send({ kind: 'closed', id: message.id });
    return;
  }
  const { id, text, parameters } = message;
  try {
    const result: Results<unknown[]> | undefined =
      parameters.length === 0
        ? ((await db.exec(text, { rowMode: 'array' })).at(-1) as Results<unknown[]> | undefined)
        : await db.query<unknown[]>(text, [...parameters], { rowMode: 'array' });
    const rows = result?.rows ?? [];
    const columns = result?.fields.map((field) => field.name) ?? [];
    send(
      { kind: 'answer', id, columns, rows, command: result?.command ?? '', affected: result?.affectedRows ?? 0 },
      buffersOf(rows),
    );
  } catch (error) {
    const fields = errorFields(error);
    // Anything but an error of the engine means that the engine itself is broken: the thread ends, and the other side is told.
    if (!fields) throw error;
    send({ kind: 'error', id, fields });
  }
}

function buffersOf(rows: unknown[][]): ArrayBuffer[] {
  const buffers: ArrayBuffer[] = [];
  for (const row of rows)
    for (const cell of row)
      if (cell instanceof Uint8Array && cell.buffer instanceof ArrayBuffer && cell.byteLength > 0)
        buffers.push(cell.buffer);
  return buffers;
}

try {
  const db = await open(workerData as WorkerStart);
  let last = Promise.resolve();
  port.on('message', (message: ToWorker) => {
    last = last.then(() => answer(db, message));
  });
  send({ kind: 'ready' });
} catch (error) {
  send({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
}
