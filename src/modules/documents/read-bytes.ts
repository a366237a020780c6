import { readText } from './reader/read.js';
import type { Lang, Reading } from './reader/reading.js';
import { openSource, SourceError } from './reader/source/index.js';

export interface ReadRequest {
  bytes: Uint8Array;
  name: string;
  /** Undefined: found from the text. */
  lang?: Lang | undefined;
  symbol?: string | undefined;
}

/** A reading and the text its offsets point into, or why there is none: the reader's code and one English sentence. */
export type ReadOutcome =
  | { read: true; reading: Reading; text: string }
  | { read: false; problem: { code: string; message: string } };

/** Opens a file and reads it. Never throws over what the file holds. */
export async function readBytes({ bytes, name, lang, symbol }: ReadRequest): Promise<ReadOutcome> {
  try {
    const opened = await openSource(bytes, name);
    // PostgreSQL stores no zero byte; this way every offset stays what it was.
    const source = { ...opened, text: opened.text.replaceAll('\0', '\uFFFD') };
    const reading = readText(source, {
      ...(lang === undefined ? {} : { lang }),
      ...(symbol === undefined ? {} : { symbol }),
    });
    return { read: true, reading, text: source.text };
  } catch (error) {
    if (error instanceof SourceError) return { read: false, problem: { code: error.code, message: error.message } };
    throw error;
  }
}
