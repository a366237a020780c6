import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readArrivingForm } from './arriving-form.js';
import { Problem } from './problem.js';

const tooLarge = () => new Problem({ status: 413, code: 'http.too-large', text: 'http.too-large.text' });
const NO_END = { most: Number.POSITIVE_INFINITY, tooLarge };
const STEP = 64 * 1024;

/** A form as a browser sends it, in pieces of some length; `sent.bytes` counts what was asked for. */
async function formOf(form: FormData, step = STEP, cut = Number.POSITIVE_INFINITY) {
  const whole = new Response(form);
  const all = new Uint8Array(await whole.arrayBuffer()).subarray(0, cut);
  const sent = { bytes: 0, stopped: false };
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (sent.bytes >= all.length) return controller.close();
        controller.enqueue(all.slice(sent.bytes, sent.bytes + step));
        sent.bytes += step;
      },
      cancel() {
        sent.stopped = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { request: { headers: whole.headers, body }, sent };
}

async function bytesOf(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

describe('a form that is read while it is sent', () => {
  it('gives every field and every byte of the file, however it is cut into pieces', async () => {
    const word = fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => text.replaceAll(/\r\n?|\n/g, '\r\n'));
    await fc.assert(
      fc.asyncProperty(
        word,
        word,
        fc.uint8Array({ maxLength: 4000 }),
        fc.integer({ min: 1, max: 700 }),
        async (before, after, bytes, step) => {
          const form = new FormData();
          form.set('csrf', before);
          form.set('file', new File([Uint8Array.from(bytes)], 'حالات 1.csv'));
          form.set('drop', after);
          const { request } = await formOf(form, step);
          const read = await readArrivingForm(request, NO_END);
          expect(read.fields.get('csrf')).toBe(before);
          expect(read.file?.name).toBe('حالات 1.csv');
          expect(await bytesOf(read.file?.pieces ?? fail())).toEqual(Buffer.from(bytes));
          await read.rest();
          expect(read.fields.get('drop')).toBe(after);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('knows the token before the file, and never asks for more of thirty megabytes than is taken', async () => {
    const form = new FormData();
    form.set('csrf', 'token');
    form.set('file', new File([new Uint8Array(30 * 1024 * 1024).fill(0x61)], 'large.csv'));
    const { request, sent } = await formOf(form);
    const read = await readArrivingForm(request, NO_END);
    expect(read.fields.get('csrf')).toBe('token');
    expect(sent.bytes).toBeLessThanOrEqual(2 * STEP);
    let taken = 0;
    let ahead = 0;
    for await (const piece of read.file?.pieces ?? fail()) {
      taken += piece.length;
      ahead = Math.max(ahead, sent.bytes - taken);
    }
    expect(taken).toBe(30 * 1024 * 1024);
    expect(ahead).toBeLessThanOrEqual(4 * STEP);
  });

  it('lets a file go that nobody takes, and reads on behind it', async () => {
    const form = new FormData();
    form.set('file', new File([new Uint8Array(900_000)], 'a.csv'));
    form.set('other', new File([new Uint8Array(200_000)], 'b.csv'));
    form.set('drop', 'x');
    const { request } = await formOf(form);
    const read = await readArrivingForm(request, NO_END);
    await (read.file?.pieces ?? fail())[Symbol.asyncIterator]().next();
    await read.rest();
    expect(read.fields.get('drop')).toBe('x');
  });

  it('has no file where none was chosen', async () => {
    const form = new FormData();
    form.set('csrf', 'token');
    form.set('file', new File([], ''));
    const { request } = await formOf(form);
    const read = await readArrivingForm(request, NO_END);
    expect(read.file).toBeNull();
    await read.rest();
  });

  it('takes nothing more when it is stopped', async () => {
    const form = new FormData();
    form.set('file', new File([new Uint8Array(5_000_000)], 'a.csv'));
    const { request, sent } = await formOf(form);
    const read = await readArrivingForm(request, NO_END);
    read.stop();
    await expect.poll(() => sent.stopped).toBe(true);
    expect(sent.bytes).toBeLessThanOrEqual(4 * STEP);
  });

  it('is refused where it breaks off, is too large, or is no form', async () => {
    const form = new FormData();
    form.set('csrf', 'token');
    form.set('file', new File([new Uint8Array(900_000)], 'a.csv'));
    const broken = async (most: number, cut: number) => {
      const { request } = await formOf(form, STEP, cut);
      const read = await readArrivingForm(request, { most, tooLarge });
      await bytesOf(read.file?.pieces ?? fail());
      await read.rest();
    };
    await expect(broken(1e9, 500_000)).rejects.toMatchObject({ code: 'http.bad-request' });
    await expect(broken(1e9, 20)).rejects.toMatchObject({ code: 'http.bad-request' });
    await expect(broken(300_000, 1e9)).rejects.toMatchObject({ code: 'http.too-large' });
    const { request } = await formOf(form);
    request.headers.set('Content-Type', 'multipart/form-data');
    await expect(readArrivingForm(request, NO_END)).rejects.toMatchObject({ code: 'http.bad-request' });
  });
});

function fail(): never {
  throw new Error('No file');
}
