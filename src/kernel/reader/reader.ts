import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash, createHmac } from 'node:crypto';

/**
 * Who reads, as the policies of the database ask it (src/app/row-security). Carried beside the call, from where the world comes in to
 * whatever connection a statement runs on; made of what the rules of access say (`readerOf` of kernel/access).
 */
export type Reader =
  | { readonly house: true }
  | {
      /** Null: the public. */
      readonly id: string | null;
      /** Permissions that reach records of whatever party. */
      readonly all: readonly string[];
      /** Parties that a permission reaches. */
      readonly parties: Readonly<Record<string, readonly string[]>>;
      /** Permissions that reach what the reader made. */
      readonly own: readonly string[];
      /** Parties for which the reader holds any role; null stands for a role of the house. */
      readonly acts: readonly (string | null)[];
    };

/** The house itself reads: its jobs, its commands, and what it keeps for everybody. */
export const HOUSE_READER: Reader = Object.freeze({ house: true });
export const PUBLIC_READER: Reader = Object.freeze({ id: null, all: [], parties: {}, own: [], acts: [] });

/** Whoever was not named: the public, by another name, so that a test can tell the two apart. */
export const UNNAMED_READER: Reader = Object.freeze({ ...PUBLIC_READER });

const readers = new AsyncLocalStorage<Reader>();

export function asReader<T>(reader: Reader, work: () => T): T {
  return readers.run(reader, work);
}

/** Whoever was not named is the public: what is forgotten hides, and never shows. */
export function currentReader(): Reader {
  return readers.getStore() ?? UNNAMED_READER;
}

/** How long what was said holds; longer than any transaction may take. */
const HOLDS_SECONDS = 3600;
/** What is said is made anew after so long; within it the same reader says the same, and a connection need not be told again. */
const FRESH_SECONDS = 600;

/**
 * Makes the setting that the database reads: a signature of 64 digits, a point, and JSON. Without a key the signature is zeros, which a
 * database without a key takes.
 */
export function readerSettings(key: string | undefined, now: () => number = Date.now): (reader: Reader) => string {
  const made = new WeakMap<Reader, { text: string; at: number }>();
  return (reader) => {
    const seconds = Math.floor(now() / 1000);
    const at = seconds - (seconds % FRESH_SECONDS);
    const known = made.get(reader);
    if (known?.at === at) return known.text;
    const said = JSON.stringify({ ...reader, until: at + HOLDS_SECONDS });
    const signature =
      key === undefined ? '0'.repeat(64) : createHmac('sha256', bytesOf(key)).update(said).digest('hex');
    const text = `${signature}.${said}`;
    made.set(reader, { text, at });
    return text;
  };
}

/** The two paddings of HMAC-SHA-256 for a key, as the database keeps them (RFC 2104). */
export function readerKeyPads(key: string): { inner: Uint8Array; outer: Uint8Array } {
  const padded = Buffer.alloc(64);
  bytesOf(key).copy(padded);
  return { inner: padded.map((byte) => byte ^ 0x36), outer: padded.map((byte) => byte ^ 0x5c) };
}

/** 32 bytes, whatever was typed. */
const bytesOf = (key: string): Buffer => createHash('sha256').update(`concordance reader\n${key}`).digest();
