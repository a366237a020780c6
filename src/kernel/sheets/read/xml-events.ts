import { SaxesParser } from 'saxes';
import { SheetRefusal } from '../sheet.js';

/** What a reader of one part wants to know. Names come without their prefix: some writers write `x:row`. */
export interface XmlHandler {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close(name: string): void;
  text(text: string): void;
}

/** Characters given to the parser at a time, so that what a piece leads to stays small. */
const STEP = 64 * 1024;

/**
 * Reads XML piece by piece, telling `handler`; yields after each piece, so that rows can be given away between.
 * A document type is refused before anything in it is looked at: with none, there are no entities but XML's own five.
 * @param mostText characters that may stand between two tags
 * @throws SheetRefusal `damaged` `unsafe-xml` `too-large`
 */
export function* readXml(
  pieces: Iterable<Uint8Array>,
  part: string,
  handler: XmlHandler,
  mostText: number,
): Generator<void> {
  const parser = new SaxesParser({ position: false });
  let sinceTag = 0;
  parser.on('opentag', ({ name, attributes }) => {
    sinceTag = 0;
    handler.open(local(name), attributes as Record<string, string>);
  });
  parser.on('closetag', ({ name }) => {
    sinceTag = 0;
    handler.close(local(name));
  });
  parser.on('text', (text) => handler.text(text));
  parser.on('cdata', (text) => handler.text(text));
  parser.on('doctype', () => {
    throw new SheetRefusal('unsafe-xml', part);
  });
  parser.on('error', (error) => {
    throw new SheetRefusal('damaged', part, { detail: error.message });
  });
  for (const text of decode(pieces)) {
    for (let at = 0; at < text.length; at += STEP) {
      const step = text.slice(at, at + STEP);
      sinceTag += step.length;
      if (sinceTag > mostText) throw new SheetRefusal('too-large', part, { limit: mostText });
      parser.write(step);
      yield;
    }
  }
  parser.close();
  yield;
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** UTF-8, or UTF-16 by its mark: what XML in a package may be (ECMA-376 part 2, 8.3.1). */
function* decode(pieces: Iterable<Uint8Array>): Generator<string> {
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  for (const piece of pieces) {
    decoder ??= new TextDecoder(encodingOf(piece));
    yield decoder.decode(piece, { stream: true });
  }
  const rest = decoder?.decode() ?? '';
  if (rest !== '') yield rest;
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return 'utf-8';
}
