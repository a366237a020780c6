import { Busboy, type BusboyFileStream, type BusboyInstance } from '@fastify/busboy';
import { Problem } from './problem.js';

/** The file of a form, while it is sent. */
export interface ArrivingFile {
  name: string;
  /** Once; pieces come as fast as they are taken, and no faster. @throws Problem where the form breaks off */
  pieces: AsyncIterable<Uint8Array>;
}

/**
 * A form (RFC 7578) that is read while it is sent, so that its file never stands in memory for the sake of the form. Fields stand in the
 * order of the page: the token first, which is looked at before a byte of the file is taken.
 */
export interface ArrivingForm {
  /** Text that has arrived, by name: what stands before the file at once, the rest after `rest`. */
  fields: Map<string, string>;
  /** The first file that was chosen; null where there is none. */
  file: ArrivingFile | null;
  /** Bytes of the whole form, where its sender says so. */
  size: number | null;
  /** Takes what has not been taken yet, and keeps nothing of a file. @throws Problem where the form breaks off or is too large */
  rest(): Promise<void>;
  /** Takes nothing more. */
  stop(): void;
}

interface OpenedFile extends ArrivingFile {
  stream: BusboyFileStream;
  take(): Promise<IteratorResult<Uint8Array>>;
}

/** Fields are short: only the file of a form may be long. */
const LIMITS = { fieldSize: 64 * 1024, fields: 200, files: 20, parts: 220, headerPairs: 40 };

export const isMultipart = (headers: Headers): boolean =>
  /^multipart\/form-data\b/iu.test(headers.get('Content-Type') ?? '');

/**
 * Begins to read a form: comes back where its file begins, or where it ends.
 *
 * @param tooLarge what to throw beyond `most` bytes.
 * @throws Problem `http.bad-request` where it is no form
 */
export async function readArrivingForm(
  { headers, body }: Pick<Request, 'headers' | 'body'>,
  { most, tooLarge }: { most: number; tooLarge: () => Error },
): Promise<ArrivingForm> {
  const reader = (body ?? new ReadableStream<Uint8Array>({ start: (controller) => controller.close() })).getReader();
  const fields = new Map<string, string>();
  let file: OpenedFile | null = null;
  let begun = (): void => {};
  const known = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const parser = parserFor(headers);
  parser.on('field', (name, value) => void fields.set(name, value));
  parser.on('file', (_field, stream, name) => {
    // Where nothing was chosen there is a part without a name. Of several files the first counts.
    stream.on('error', () => {});
    if (name === undefined || name === '' || file !== null) return void stream.resume();
    file = { name, stream, ...takenByHand(stream) };
    begun();
  });
  const failed = new Promise<never>((_, reject) => parser.once('error', reject));
  failed.catch(() => {});

  const fed = feed(reader, most, tooLarge, (piece) =>
    Promise.race([
      failed,
      new Promise<void>((taken, refuse) =>
        piece === null
          ? parser.once('finish', taken).end()
          : parser.write(piece, (error) => (error ? refuse(error) : taken())),
      ),
    ]),
  ).catch((error: unknown) => {
    const problem = asProblem(error);
    file?.stream.destroy(problem);
    void reader.cancel().catch(() => {});
    throw problem;
  });
  fed.then(begun, begun);
  await known;
  const arrived = file as OpenedFile | null;
  // Broken before a file began: there is nothing to read.
  if (arrived === null) await fed;
  const told = Number(headers.get('Content-Length') ?? Number.NaN);
  return {
    fields,
    file: arrived === null ? null : { name: arrived.name, pieces: arrived.pieces },
    size: Number.isFinite(told) ? told : null,
    async rest() {
      if (arrived !== null) for (let next = await arrived.take(); next.done !== true; next = await arrived.take());
      await fed;
    },
    stop() {
      arrived?.stream.destroy();
      void reader.cancel().catch(() => {});
    },
  };
}

function parserFor(headers: Headers): BusboyInstance {
  try {
    return new Busboy({ headers: { 'content-type': headers.get('Content-Type') ?? '' }, limits: LIMITS });
  } catch {
    throw unreadable();
  }
}

/** Hands over one piece after another, each when the one before was taken; null at the end. */
async function feed(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  most: number,
  tooLarge: () => Error,
  give: (piece: Uint8Array | null) => Promise<void>,
): Promise<void> {
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return give(null);
    size += value.length;
    if (size > most) throw tooLarge();
    await give(value);
  }
}

/** Pieces of a stream which stays open when somebody stops taking them, for the rest of the form stands behind it. */
function takenByHand(stream: BusboyFileStream): Pick<OpenedFile, 'pieces' | 'take'> {
  const iterator: AsyncIterator<Uint8Array> = stream[Symbol.asyncIterator]();
  const take = () =>
    iterator.next().catch((error: unknown) => {
      throw asProblem(error);
    });
  return { take, pieces: { [Symbol.asyncIterator]: () => ({ next: take }) } };
}

const asProblem = (error: unknown): Problem => (error instanceof Problem ? error : unreadable());

/** A body that says it is a form and is none, or breaks off. */
export function unreadable(): Problem {
  return new Problem({ status: 400, code: 'http.bad-request', text: 'http.bad-request.text' });
}
