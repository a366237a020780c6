import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Connection } from '../db/index.js';
import { accessTables } from './store.js';
import { hashOfToken } from './token.js';

/** Bytes of chance, of the moment of expiry (seconds), and of the seal. */
const CHANCE = 16;
const MOMENT = 6;
const SEAL = 16;

/**
 * A note that we hand out and recognize again without having kept it: chance, expiry, and a seal (HMAC-SHA-256, cut to 128 bits) over
 * both and what it is for. It says nothing to whoever reads it. Used as the challenge of passkeys, so that asking for many costs nothing.
 */
export function writeNote(secret: Uint8Array, purpose: string, minutes: number, now: Date): string {
  const head = Buffer.alloc(CHANCE + MOMENT);
  randomBytes(CHANCE).copy(head);
  head.writeUIntBE(Math.floor(now.getTime() / 1000) + minutes * 60, CHANCE, MOMENT);
  return Buffer.concat([head, seal(secret, purpose, head)]).toString('base64url');
}

/** Whether the note is ours, for this purpose, and has not expired. @returns when it expires, or null. */
export function readNote(secret: Uint8Array, purpose: string, note: string, now: Date): Date | null {
  if (!/^[\w-]{51}$/.test(note)) return null;
  const bytes = Buffer.from(note, 'base64url');
  if (bytes.length !== CHANCE + MOMENT + SEAL) return null;
  const head = bytes.subarray(0, CHANCE + MOMENT);
  if (!timingSafeEqual(bytes.subarray(CHANCE + MOMENT), seal(secret, purpose, head))) return null;
  const expires = new Date(head.readUIntBE(CHANCE, MOMENT) * 1000);
  return expires > now ? expires : null;
}

/** Uses a note up, in the transaction of what it is for. @returns false when it was used before. */
export async function useNote(c: Connection, note: string, expires: Date, now: Date): Promise<boolean> {
  await accessTables(c).deleteFrom('note_used').where('expires', '<', now).execute();
  const kept = await accessTables(c)
    .insertInto('note_used')
    .values({ note_sha256: hashOfToken(note), expires })
    .onConflict((conflict) => conflict.column('note_sha256').doNothing())
    .returning('note_sha256')
    .executeTakeFirst();
  return kept !== undefined;
}

function seal(secret: Uint8Array, purpose: string, head: Uint8Array): Buffer {
  return createHmac('sha256', secret).update(`note\n${purpose}\n`).update(head).digest().subarray(0, SEAL);
}
