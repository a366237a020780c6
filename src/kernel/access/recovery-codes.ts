import { randomBytes } from 'node:crypto';
import type { Connection } from '../db/index.js';
import { accessTables } from './store.js';
import { hashOfToken } from './token.js';
import { base32 } from './totp.js';

const CODES = 10;

/** Makes ten codes in the place of all that were there. @returns them, to be shown once. 80 random bits each: a plain hash is enough. */
export async function makeRecoveryCodes(c: Connection, personId: string): Promise<string[]> {
  const codes = Array.from({ length: CODES }, () => spaced(base32(randomBytes(10))));
  await accessTables(c).deleteFrom('recovery_code').where('person_id', '=', personId).execute();
  await accessTables(c)
    .insertInto('recovery_code')
    .values(codes.map((code) => ({ person_id: personId, code_sha256: hashOf(code), used: null })))
    .execute();
  return codes;
}

/** Uses a code up. @returns false when it is none of theirs, or was used before. */
export async function takeRecoveryCode(c: Connection, personId: string, typed: string, now: Date): Promise<boolean> {
  const taken = await accessTables(c)
    .updateTable('recovery_code')
    .set({ used: now })
    .where('person_id', '=', personId)
    .where('code_sha256', '=', hashOf(typed))
    .where('used', 'is', null)
    .returning('person_id')
    .executeTakeFirst();
  return taken !== undefined;
}

/** People type codes in small letters, with other dashes and spaces. */
function hashOf(code: string): string {
  return hashOfToken(code.toUpperCase().replaceAll(/[^A-Z2-7]/g, ''));
}

const spaced = (code: string): string => (code.match(/.{4}/g) ?? []).join('-');
